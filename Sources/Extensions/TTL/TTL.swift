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
                try set(list, in: &decision.subject.extras, TTLScope.domain(context.policy))
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
                try set(list, in: &decision.subject.extras, TTLScope.domain(context.policy))
            },
            .amending(HostCreate.self, with: "create", of: namespace, read: { e, _ throws(EPPError) in try TTLList(e) })
            {
                list,
                _,
                _,
                decision,
                context throws(EPPError) in
                try set(list, in: &decision.subject.extras, TTLScope.host(context.policy))
            },
            .amending(HostUpdate.self, with: "update", of: namespace, read: { e, _ throws(EPPError) in try TTLList(e) })
            {
                list,
                _,
                _,
                decision,
                context throws(EPPError) in
                try set(list, in: &decision.subject.extras, TTLScope.host(context.policy))
            },
            .amending(DomainInfo.self, with: "info", of: namespace, read: { e, _ throws(EPPError) in try mode(e) }) {
                showsPolicy,
                _,
                domain,
                decision,
                context throws(EPPError) in
                add(domain.extras, TTLScope.domain(context.policy), showsPolicy, to: &decision.extensions)
            },
            .amending(HostInfo.self, with: "info", of: namespace, read: { e, _ throws(EPPError) in try mode(e) }) {
                showsPolicy,
                _,
                host,
                decision,
                context throws(EPPError) in
                add(host.extras, TTLScope.host(context.policy), showsPolicy, to: &decision.extensions)
            },
        ]
    }

    /// Where a domain and a host keep what was chosen, in seconds.
    package enum Key: WrittenKey {
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

    private static func set(_ list: TTLList, in extras: inout Extras, _ scope: TTLScope) throws(EPPError) {
        let chosen = try scope.choosing(list, after: extras[Key.self] ?? [:])
        extras[Key.self] = chosen.isEmpty ? nil : chosen
    }

    private static func add(
        _ extras: Extras,
        _ scope: TTLScope,
        _ showsPolicy: Bool,
        to fragments: inout [Fragment]
    ) {
        let report = TTLReport(extras[Key.self] ?? [:], scope, showsPolicy: showsPolicy)
        guard !report.isEmpty else { return }
        fragments.append(Fragment(namespace) { xml in report.write(&xml) })
    }
}
