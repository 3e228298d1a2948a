import EPP
import Registry
import XML

/// Shows a domain: RFC 5731 §3.1.2.
package struct DomainInfo: DomainCommand {
    package static let key = CommandKey(.info, Namespace.domain)
    package static let rules: [Rule<DomainInfo>] = [
        Rule(
            "an authInfo that is given matches",
            elseOneOf: AuthInfoPolicy.wrongCodes,
            "RFC 5731 §3.1.2",
            code: { $0.codeOfRefusal($0.command.authInfo) },
            found: { $0.command.authInfo?.finding(on: $0.domain, $0.context) ?? "none is given" }
        ) {
            $0.command.authInfo?.opens($0.domain, $0.context) ?? true
        },
        Rule(
            "the sponsor asks, or another registrar with authInfo, where domains are not for everyone to see",
            else: .authorizationError,
            "RFC 5731 §3.1.2, policy domain.foreignInfo",
            found: { "the sponsor is \($0.domain.sponsor)" }
        ) {
            $0.policy.domain.foreignInfo != .refuse || $0.domain.sponsor == $0.client || $0.command.hasCode
        },
    ]

    package let name: DomainName
    package let hosts: Hosts
    package let authInfo: AuthInfoElement?

    /// Whether a code is given, which has opened the domain where the rules have held.
    fileprivate var hasCode: Bool { authInfo?.isEmpty == false }

    /// Which hosts are wanted: those the domain is delegated to, those below it, both or none.
    package enum Hosts: String, Sendable {
        case all, del, sub, none

        /// By the attribute `hosts`, whose default is `all` (RFC 5731 §3.1.2).
        fileprivate init(of element: Element) throws(EPPError) {
            guard let text = element[attribute: "hosts"] else {
                self = .all
                return
            }
            guard let hosts = Hosts(rawValue: text.collapsed) else { throw element.refusal(of: text, in: "hosts") }
            self = hosts
        }
    }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        let element = try children.required("name")
        hosts = try Hosts(of: element)
        name = try DomainName(element, attributes: ["hosts"])
        authInfo = try children.optional("authInfo").map { element throws(EPPError) in try AuthInfoElement(element) }
        try children.end()
    }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<DomainReport> {
        let isSponsor = domain.sponsor == context.client
        let shown = context.shownAuthInfo(domain.authInfo, of: .domain, isSponsor: isSponsor, hasCode: hasCode)
        let isWhole = isSponsor || hasCode || context.policy.domain.foreignInfo != .registrant
        return Decision(
            showing: DomainReport(domain, hosts: hosts, authInfo: shown, showsContacts: isWhole, context.world),
            in: Namespace.domain
        ) { report, xml in report.write(&xml) }
    }
}

/// What info shows of a domain (RFC 5731 §3.1.2): names looked up, nothing left that needs the world.
package struct DomainReport: Sendable {
    /// As it is after the command, where an extension changes it in passing.
    package var domain: Domain
    let roid: RepositoryObjectID
    let nameservers: [String]
    let subordinates: [String]
    let hosts: DomainInfo.Hosts
    /// The code as the sponsor reads it: empty where it is set and not shown.
    package var authInfo: String?
    /// Whether contacts beside the registrant are for this client to see (policy domain.foreignInfo).
    private let showsContacts: Bool

    package init(
        _ domain: Domain,
        hosts: DomainInfo.Hosts,
        authInfo: String?,
        showsContacts: Bool = true,
        _ world: World
    ) {
        self.domain = domain
        self.hosts = hosts
        self.showsContacts = showsContacts
        roid = world.roid(domain.id, .domain)
        let wantsDelegation = hosts == .all || hosts == .del
        nameservers = wantsDelegation ? world.hostNames(domain.nameservers) : []
        let wantsSubordinates = hosts == .all || hosts == .sub
        subordinates = wantsSubordinates ? world.subordinateNames(of: domain.name) : []
        self.authInfo = authInfo
    }

    /// A domain as it was, whole but for its code.
    init(_ image: DomainImage, _ world: World) {
        domain = image.domain
        hosts = .all
        roid = world.roid(image.domain.id, .domain)
        nameservers = image.nameservers
        subordinates = image.subordinates
        authInfo = nil
        showsContacts = true
    }

    /// Writes `domain:infData`.
    package func write(_ xml: inout XMLWriter) {
        xml.element("domain:infData", ("xmlns:domain", Namespace.domain)) { xml in
            xml.element("domain:name", text: domain.name)
            xml.roid("domain:roid", roid)
            xml.statuses("domain:status", domain.shownStatuses, domain.statusNotes)
            if let registrant = domain.registrant { xml.element("domain:registrant", text: registrant) }
            if showsContacts { for contact in domain.contacts { write(contact, &xml) } }
            writeNameservers(&xml)
            for host in subordinates { xml.element("domain:host", text: host) }
            writeHistory(&xml)
            if let authInfo {
                xml.element("domain:authInfo") { xml in xml.element("domain:pw", text: authInfo) }
            }
        }
    }

    private func write(_ contact: DomainContact, _ xml: inout XMLWriter) {
        if let role = contact.role {
            xml.element("domain:contact", ("type", role.rawValue), text: contact.id)
        } else {
            xml.element("domain:contact", text: contact.id)
        }
    }

    private func writeNameservers(_ xml: inout XMLWriter) {
        let attributes = hosts == .all || hosts == .del ? domain.hostAttributes : []
        guard !nameservers.isEmpty || !attributes.isEmpty else { return }
        xml.element("domain:ns") { xml in
            for name in nameservers { xml.element("domain:hostObj", text: name) }
            for host in attributes {
                xml.element("domain:hostAttr") { xml in
                    xml.element("domain:hostName", text: host.name)
                    for address in host.addresses {
                        xml.element("domain:hostAddr", ("ip", address.version.rawValue), text: address.description)
                    }
                }
            }
        }
    }

    private func writeHistory(_ xml: inout XMLWriter) {
        xml.element("domain:clID", text: domain.sponsor)
        xml.element("domain:crID", text: domain.creator)
        xml.date("domain:crDate", domain.created)
        if let updater = domain.updater { xml.element("domain:upID", text: updater) }
        if let updated = domain.updated { xml.date("domain:upDate", updated) }
        // What is pending creation does not run yet (RFC 8334 §3.2).
        if !domain.statuses.contains(.pendingCreate) { xml.date("domain:exDate", domain.expires) }
        if let transferred = domain.transferred { xml.date("domain:trDate", transferred) }
    }
}
