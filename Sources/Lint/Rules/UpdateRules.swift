import EPP
import XML

/// Updates: of something, by a client's rights (RFC 5731, RFC 5732 and RFC 5733 §3.2.5; RFC 8543 §4.2.5; RFC 3915;
/// RFC 5910).
enum UpdateRules {
    static let all: [Rules.Check] = [emptiness, statuses, restore, signers, combination]

    private static let rgp = "urn:ietf:params:xml:ns:rgp-1.0"
    private static let secDNS = "urn:ietf:params:xml:ns:secDNS-1.1"

    private static func update(_ scene: Scene) -> (asked: AskedCommand, object: Element)? {
        guard scene.isCommand, let asked = scene.asked, asked.verb == "update", let object = asked.object,
            Rules.objectNamespaces.contains(object.namespace)
        else { return nil }
        return (asked, object)
    }

    private static func emptiness(_ scene: Scene) -> [Flaw] {
        guard let (asked, object) = update(scene), asked.extensions.isEmpty else { return [] }
        let parts = ["add", "rem", "chg"].compactMap { object.first($0) }
        let source = Namespace.updates(of: object.namespace)
        if parts.isEmpty {
            return [Flaw(.emptyUpdate, "the update has no add, rem or chg", line: object.line, source: source)]
        }
        guard parts.allSatisfy({ !$0.hasChildren }) else { return [] }
        let words = parts.map { "<\($0.name)>" }.joined(separator: ", ")
        return [Flaw(.emptyUpdate, "nothing stands in \(words) of the update", line: object.line, source: source)]
    }

    private static func statuses(_ scene: Scene) -> [Flaw] {
        guard let (_, object) = update(scene) else { return [] }
        let parts = ["add", "rem"].compactMap { object.first($0) }
        let source = Namespace.statuses(of: object.namespace)
        return parts.flatMap { $0.all("status") + $0.all("role").flatMap { $0.all("status") } }.compactMap { status in
            guard let name = status.statusName, !name.hasPrefix("client"), !ofChildren.contains(name) else {
                return nil
            }
            return Flaw(.serverStatus, "a client has no power over status \(name)", line: status.line, source: source)
        }
    }

    /// A client's to set where an organization has a parent, and the registry lets it (RFC 8543 §3.4).
    private static let ofChildren: Set = ["hold", "terminated"]

    private static func restore(_ scene: Scene) -> [Flaw] {
        guard let (asked, object) = update(scene),
            let restore = asked.extensions.first(where: { $0.namespace == rgp && $0.name == "update" })?.first(
                "restore"
            )
        else { return [] }
        // The empty element that RFC 3915 asks for may be left out since RFC 5731 §3.2.5.
        let change = ["add", "rem", "chg"].lazy.compactMap { object.first($0) }.first(where: \.hasChildren)
        let flaws = change.map { [Flaw(.restore, "<\($0.name)> changes something besides", line: $0.line)] } ?? []
        let isReport = restore[attribute: "op"]?.collapsed == "report"
        guard isReport != (restore.first("report") != nil) else { return flaws }
        return flaws + [
            Flaw(
                .restore,
                isReport ? "op=report brings no report" : "a report comes without op=report",
                line: restore.line
            )
        ]
    }

    private static func signers(_ scene: Scene) -> [Flaw] {
        let updates = scene.isCommand ? scene.extensions.filter { $0.namespace == secDNS && $0.name == "update" } : []
        return updates.filter { !$0.hasChildren }.map { Flaw(.signerUpdate, "secDNS:update is empty", line: $0.line) }
    }

    /// Of each of these at most one stands (RFC 5731 §2.3, RFC 5732 §2.3, RFC 5733 §2.2, RFC 8543 §3.4).
    private static let alternatives = [
        ["pendingCreate", "pendingDelete", "pendingRenew", "pendingTransfer", "pendingUpdate"],
        ["pendingCreate", "hold", "terminated"],
        ["pendingDelete", "clientDeleteProhibited"], ["pendingDelete", "serverDeleteProhibited"],
        ["pendingRenew", "clientRenewProhibited"], ["pendingRenew", "serverRenewProhibited"],
        ["pendingTransfer", "clientTransferProhibited"], ["pendingTransfer", "serverTransferProhibited"],
        ["pendingUpdate", "clientUpdateProhibited"], ["pendingUpdate", "serverUpdateProhibited"],
    ]

    private static func combination(_ scene: Scene) -> [Flaw] {
        scene.data.filter { $0.name == "infData" && Rules.objectNamespaces.contains($0.namespace) }.flatMap { data in
            // An organization's roles have statuses of their own.
            ([data] + data.all("role")).flatMap { combination(in: $0, Namespace.statuses(of: data.namespace)) }
        }
    }

    private static func combination(in bearer: Element, _ source: String) -> [Flaw] {
        let statuses = Set(bearer.all("status").compactMap(\.statusName))
        var flaws = alternatives.map { $0.filter(statuses.contains) }.filter { $0.count > 1 }.map { met in
            Flaw(.statusAlone, "\(met.joined(separator: " and ")) meet", line: bearer.line, source: source)
        }
        let others = statuses.subtracting(["ok", "linked"]).sorted()
        if statuses.contains("ok"), let other = others.first {
            flaws.append(Flaw(.statusAlone, "ok and \(other) meet", line: bearer.line, source: source))
        }
        return flaws
    }
}

extension Element {
    /// The status that a `<status>` says: in an attribute, or of an organization and its roles as its text (RFC 8543 §3.4).
    fileprivate var statusName: String? {
        let name = (self[attribute: "s"] ?? text).collapsed
        return name.isEmpty ? nil : name
    }
}
