import Commands
import EPP
import Extensions
import Registry
import Session
import XML

/// What a registrar knows of a domain, as domain:info tells it (RFC 5731 §3.1.2).
struct DomainFacts: Sendable {
    let name: String
    let roid: String
    let statuses: [String]
    let graceStatuses: [String]
    let registrant: String?
    let contacts: [ContactOfDomain]
    let nameServers: [NameServer]
    let hosts: [String]
    let sponsor: ClientID
    let created: Instant?
    let updated: Instant?
    let expires: Instant?
    let transferred: Instant?
    /// Nil where there is none or it is not the asker's to know; empty where there is one that is not shown.
    let code: String?

    /// Nil for an answer that tells of no domain.
    init?(_ answer: ReadAnswer) {
        guard let data = answer.data, data.name == "infData", data.namespace == Namespace.domain else { return nil }
        let grace = answer.element("infData", of: RGP.namespace)
        self.init(data, grace?.all("rgpStatus").compactMap { $0[attribute: "s"] } ?? [])
    }

    init?(_ data: Element, _ graceStatuses: [String]) {
        guard let name = data.first("name")?.text.collapsed, let roid = data.first("roid")?.text.collapsed,
            let sponsor = data.first("clID")?.text.collapsed
        else { return nil }
        (self.name, self.roid, self.sponsor, self.graceStatuses) = (name, roid, sponsor, graceStatuses)
        statuses = data.all("status").compactMap { $0[attribute: "s"] }
        registrant = data.first("registrant")?.text.collapsed
        contacts = data.all("contact").map { contact in
            ContactOfDomain(role: contact[attribute: "type"] ?? "", id: contact.text.collapsed)
        }
        nameServers = (data.first("ns")?.children ?? []).map(NameServer.init)
        hosts = data.all("host").map(\.text.collapsed)
        created = Self.instant(data.first("crDate"))
        updated = Self.instant(data.first("upDate"))
        expires = Self.instant(data.first("exDate"))
        transferred = Self.instant(data.first("trDate"))
        code = data.first("authInfo")?.first("pw")?.text
    }

    private static func instant(_ element: Element?) -> Instant? { element.flatMap { Instant($0.text.collapsed) } }

    /// The number inside the roid.
    var object: ObjectID { Int(roid.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isNumber }) ?? 0 }

    /// The label that was registered, and the zone.
    var parts: (label: String, zone: String) {
        let parts = name.split(separator: ".", maxSplits: 1)
        return (parts.first.map(String.init) ?? name, parts.count > 1 ? String(parts[1]) : "")
    }

    var isLocked: Bool { statuses.contains("clientTransferProhibited") }
    var isPendingTransfer: Bool { statuses.contains("pendingTransfer") }
    var isDeleted: Bool { statuses.contains("pendingDelete") }
}

extension NameServer {
    fileprivate init(_ element: Element) {
        if element.name == "hostObj" {
            self.init(name: element.text.collapsed)
        } else {
            self.init(
                name: element.first("hostName")?.text.collapsed ?? "",
                addresses: element.all("hostAddr").map(\.text.collapsed)
            )
        }
    }
}
