import Commands
import EPP
import Registry
import XML

/// How long the records of a domain and of a host may be cached (RFC 9803).
package enum TTL: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:epp:ttl-1.0"

    package static func isOffered(under policy: Policy) -> Bool { policy.ttl.isOffered }

    package static var hooks: [AnyHook] {
        [
            .amending(
                DomainCreate.self,
                with: "create",
                of: namespace,
                read: { e, _ throws(EPPError) in try TTLList(e) }
            ) {
                list,
                _,
                _,
                decision,
                context throws(EPPError) in
                try set(list, in: &decision.subject.extensionData, TTLScope.domain(context.policy))
            },
            .amending(
                DomainUpdate.self,
                with: "update",
                of: namespace,
                read: { e, _ throws(EPPError) in try TTLList(e) }
            ) {
                list,
                _,
                _,
                decision,
                context throws(EPPError) in
                try set(list, in: &decision.subject.extensionData, TTLScope.domain(context.policy))
            },
            .amending(HostCreate.self, with: "create", of: namespace, read: { e, _ throws(EPPError) in try TTLList(e) })
            {
                list,
                _,
                _,
                decision,
                context throws(EPPError) in
                try set(list, in: &decision.subject.extensionData, TTLScope.host(context.policy))
            },
            .amending(HostUpdate.self, with: "update", of: namespace, read: { e, _ throws(EPPError) in try TTLList(e) })
            {
                list,
                _,
                _,
                decision,
                context throws(EPPError) in
                try set(list, in: &decision.subject.extensionData, TTLScope.host(context.policy))
            },
            .amending(DomainInfo.self, with: "info", of: namespace, read: { e, _ throws(EPPError) in try mode(e) }) {
                showsPolicy,
                _,
                domain,
                decision,
                context throws(EPPError) in
                add(domain.extensionData, TTLScope.domain(context.policy), showsPolicy, to: &decision.extensions)
            },
            .amending(HostInfo.self, with: "info", of: namespace, read: { e, _ throws(EPPError) in try mode(e) }) {
                showsPolicy,
                _,
                host,
                decision,
                context throws(EPPError) in
                add(host.extensionData, TTLScope.host(context.policy), showsPolicy, to: &decision.extensions)
            },
        ]
    }

    /// Where a domain and a host keep what was chosen, in seconds.
    package enum Key: ExtensionDataKey {
        package typealias Value = [TTLPolicy.RecordType: Int]
        package static var name: String { "ttl" }

        package static func flaw(in chosen: Value) -> String? {
            if chosen.isEmpty { return "a type of records is expected" }
            let isFit = chosen.values.allSatisfy { (0...2_147_483_647).contains($0) }
            return isFit ? nil : "a time is 0 to 2147483647 seconds (RFC 9803 §1.2.2)"
        }
    }

    /// Whether `<ttl:info>` asks for the ranges, too (RFC 9803 §2.1.1).
    private static func mode(_ element: Element) throws(EPPError) -> Bool {
        try element.expectEmpty(attributes: ["policy"])
        return try element.boolean(attribute: "policy") ?? false
    }

    private static func set(_ list: TTLList, in extensionData: inout ExtensionData, _ scope: TTLScope) throws(EPPError)
    {
        let chosen = try scope.choosing(list, after: extensionData[Key.self] ?? [:])
        extensionData[Key.self] = chosen.isEmpty ? nil : chosen
    }

    private static func add(
        _ extensionData: ExtensionData,
        _ scope: TTLScope,
        _ showsPolicy: Bool,
        to fragments: inout [Fragment]
    ) {
        let report = TTLReport(extensionData[Key.self] ?? [:], scope, showsPolicy: showsPolicy)
        guard !report.isEmpty else { return }
        fragments.append(Fragment(namespace) { xml in report.write(&xml) })
    }
}
