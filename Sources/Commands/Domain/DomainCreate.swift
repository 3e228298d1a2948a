import EPP
import Registry
import XML

/// Registers a domain: RFC 5731 §3.2.1.
package struct DomainCreate: NamesContacts, SetsPeriod {
    package static let key = CommandKey(.create, Namespace.domain)
    package static let rules: [Rule<DomainCreate>] = [
        Rule("the name is free", else: .objectExists, "RFC 5730 §3, 2302", found: { _ in "the name is registered" }) {
            !$0.world.domains.contains($0.command.name.text)
        },
        Rule(
            "the name stands right below a zone of this registry",
            else: .valuePolicy,
            "policy zones",
            found: { "the zones are \($0.policy.zones.joined(separator: ", "))" }
        ) {
            $0.target != .notServed
        },
        Rule(
            "the name is not reserved",
            else: .valuePolicy,
            "policy domain.reservedLabels",
            found: { _ in "the name holds a reserved label" }
        ) {
            $0.target != .reserved
        },
        Rule(
            "the label is long enough",
            else: .valuePolicy,
            "policy domain.shortestLabel",
            found: {
                "the label has \($0.command.name.labelLength) characters, and \($0.policy.domain.shortestLabel) are the fewest"
            }
        ) {
            $0.target != .tooShort
        },
        Rule(
            "the name is no A-label where none is taken",
            else: .valuePolicy,
            "policy domain.takesInternationalizedNames",
            found: { _ in "the name is an A-label" }
        ) {
            $0.target != .internationalized
        },
        Rule(
            "a registrant is named where one is needed",
            else: .parameterMissing,
            "policy domain.needsRegistrant",
            found: { _ in "none is named" }
        ) {
            $0.command.registrant != nil || !$0.policy.needsRegistrant(of: $0.client)
        },
        Rule(
            "contacts are named in the roles that need one",
            else: .parameterMissing,
            "policy domain.requiredContacts",
            found: { "there is none for \($0.command.rolesMissing($0.client, $0.policy).joined(separator: ", "))" }
        ) { $0.command.rolesMissing($0.client, $0.policy).isEmpty },
        thinRule,
        periodUnitRule,
        periodLengthRule,
        Rule(
            "the period is not too long",
            elseOneOf: [.valueRange, .valuePolicy],
            "policy domain.mostYears, domain.tooLongCode",
            at: \.periodItem,
            code: { ResultCode(rawValue: $0.policy.domain.tooLongCode) ?? .valueRange },
            found: {
                "the period is \($0.command.months($0.policy)) months, and \($0.policy.domain.mostYears) years are the most"
            }
        ) {
            $0.command.months($0.policy) <= $0.policy.domain.mostYears * 12
        },
    ]

    package let name: DomainName
    package let period: Period?
    package let nameservers: NameserverList
    package let registrant: String?
    package let contacts: [DomainContact]
    package let authInfo: AuthInfoElement

    package var item: Item { Item(Namespace.domain, "name", name.text) }
    package var zonedName: String? { name.text }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        name = try DomainName(children.required("name"))
        period = try children.optional("period").map { element throws(EPPError) in try Period(element) }
        nameservers = try NameserverList(children.optional("ns"))
        registrant = try children.optional("registrant").map { element throws(EPPError) in try element.token(3...16) }
        contacts = try children.many("contact").map { element throws(EPPError) in try DomainContact(element) }
        authInfo = try AuthInfoElement(children.required("authInfo"))
        try children.end()
    }

    package var namedContact: Item? {
        registrant.map { Item(Namespace.domain, "registrant", $0) } ?? contacts.first.map { $0.item }
    }

    private func rolesMissing(_ client: ClientID, _ policy: PolicyInForce) -> [String] {
        policy.requiredContacts(of: client).filter { role in !contacts.contains { $0.role == role } }
            .map(\.rawValue)
    }

    /// How long the domain will be registered.
    package func months(_ policy: PolicyInForce) -> Int { period?.months ?? policy.domain.defaultYears * 12 }

    /// There is no domain yet: what is looked up once, for three rules, is whether the registry would give out its name.
    package func target(in context: Context) -> Registrability { Registrability(name, context.world) }

    package func decide(_: Registrability, _ context: Context) throws(EPPError) -> Decision<Domain> {
        let months = months(context.policy)
        var domain = Domain(
            name: name.text,
            id: context.newObject,
            sponsor: context.client,
            created: context.now,
            expires: context.now.adding(months: months)
        )
        domain.registrant = registrant
        domain.contacts = contacts
        domain.authInfo = try context.createdAuthInfo(authInfo, of: .domain, Item(Namespace.domain, "authInfo"))
        domain.lock(for: context.policy.transfer.lockAfterCreation, from: context.now, context.policy.transfer)
        domain.gracePeriods = [GracePeriod(.addPeriod, ends: context.now + context.policy.grace.add, months: months)]
        try DomainRelations.checkContacts(domain, former: nil, context)
        try DomainRelations.add(nameservers, to: &domain, context)
        try DomainRelations.checkNameservers(domain, context)
        var decision = Decision(domain, changes: { [.domain($0)] })
        let remarks = context.remarks(on: authInfo, of: .domain, Item(Namespace.domain, "authInfo"))
        if !remarks.isEmpty { decision.remarks = remarks }
        let isPending = context.policy.domain.createPendingTime > .zero
        if isPending { suspend(&decision, months, context) }
        return decision.answering(Namespace.domain) { domain, xml in
            xml.element("domain:creData", ("xmlns:domain", Namespace.domain)) { xml in
                xml.element("domain:name", text: domain.name)
                xml.date("domain:crDate", domain.created)
                if !isPending { xml.date("domain:exDate", domain.expires) }
            }
        }
    }

    /// The create waits for the clock, or for the operator where only that one may decide (RFC 5731 §3.3).
    private func suspend(_ decision: inout Decision<Domain>, _ months: Int, _ context: Context) {
        let policy = context.policy.domain
        let isOperators = policy.atCreateDeadline == .wait || isHeld(context)
        let end = isOperators ? nil : context.now + policy.createPendingTime
        let origin = context.ids
        decision.code = .actionPending
        decision.changes = { [.domain($0.waiting(until: end, months: months, origin: origin))] }
    }

    /// Whether the registry makes sure first who the registrant is (policy domain.heldCountries).
    private func isHeld(_ context: Context) -> Bool {
        guard let contact = registrant.flatMap({ context.world.contacts[$0] }) else { return false }
        let countries = [contact.internationalized, contact.localized].compactMap { $0?.country }
        return countries.contains { context.policy.domain.heldCountries.contains($0) }
    }
}
