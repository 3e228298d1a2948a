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
    package enum Key: ExtraKey {
        package typealias Value = [TTLPolicy.RecordType: Int]
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
