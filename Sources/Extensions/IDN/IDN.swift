import Commands
import EPP
import Registry
import XML

/// Names in other scripts, and the tables that their characters come from (draft-ietf-eppext-idnmap-02).
package enum IDN: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:idn-1.0"

    package static func isOffered(under policy: Policy) -> Bool { policy.idn.isOffered }

    package static var hooks: [AnyHook] {
        [
            .deciding(DomainCreate.self, with: "data", of: namespace, read: read) {
                data,
                create,
                _,
                decision,
                context throws(EPPError) in
                guard let data else { return try checkAbsence(of: create.name, context.policy.idn) }
                // As the policy writes it, however the client does.
                decision.subject.extensionData[Key.self] = try data.table(for: create.name, in: context.world).name
            },
            .answering(DomainInfo.self, in: namespace) { _, report, _ in
                let name = DomainName(trusted: report.domain.name)
                return report.domain.extensionData[Key.self].map { IDNData(table: $0, name: name.unicode).writer }
            },
        ]
    }

    /// Where a domain keeps the table that it was created with.
    package enum Key: ExtensionDataKey {
        package typealias Value = String
        package static var name: String { "idnTable" }

        package static func flaw(in table: String) -> String? { table.isEmpty ? "a table has a name" : nil }
    }

    private static let read: @Sendable (Element) throws(EPPError) -> IDNData = { element throws(EPPError) in
        try IDNData(element)
    }

    /// Where the policy wants to know the table, an A-label does not come without one (§3.2.1).
    private static func checkAbsence(of name: DomainName, _ policy: IDNPolicy) throws(EPPError) {
        guard policy.isNeeded, name.isInternationalized else { return }
        let item = Item(Namespace.domain, "name", name.text)
        throw EPPError(.parameterMissing, "idn:data is missing", "draft-ietf-eppext-idnmap §3.2.1", at: item)
    }
}
