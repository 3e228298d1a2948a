import Commands
import EPP
import Registry
import XML

/// DNSSEC: what the parent zone says of a domain's keys (RFC 5910).
package enum SecDNS: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:secDNS-1.1"

    package static var hooks: [AnyHook] {
        [
            .amending(
                DomainCreate.self,
                with: "create",
                of: namespace,
                read: { element, _ throws(EPPError) in
                    try SecDNSData(element)
                }
            ) { data, _, _, decision, context throws(EPPError) in
                try SecDNSLimits(context.policy.dnssec, of: decision.subject.name).check(data)
                decision.subject.extensionData[Key.self] = try SecDNSData().adding(data)
            },
            .amending(
                DomainUpdate.self,
                with: "update",
                of: namespace,
                read: { element, _ throws(EPPError) in
                    try SecDNSUpdate(element)
                }
            ) { update, _, _, decision, context throws(EPPError) in
                try update.apply(to: &decision.subject, context)
            },
            .answering(DomainInfo.self, in: namespace) { _, report, _ in written(report.domain) },
        ] + applications
    }

    /// An application has the records that its domain will have (RFC 8334 §3.3, §3.4).
    private static let applications: [AnyHook] = [
        .amending(
            ApplicationUpdate.self,
            with: "update",
            of: namespace,
            read: { element, _ throws(EPPError) in
                try SecDNSUpdate(element)
            }
        ) { update, _, _, decision, context throws(EPPError) in
            try update.apply(to: &decision.subject.domain, context)
        },
        .answering(ApplicationInfo.self, in: namespace) { _, report, _ in written(report.domain) },
    ]

    private static func written(_ domain: Domain) -> Fragment.Write? {
        guard let data = domain.extensionData[Key.self], !data.records.isEmpty else { return nil }
        return { xml in data.write(&xml) }
    }

    /// Where a domain keeps its records.
    package enum Key: ExtensionDataKey {
        package typealias Value = SecDNSData
        package static var name: String { "secDNS" }

        package static func flaw(in data: SecDNSData) -> String? {
            if let life = data.maxSigLife, life < 1 { return "\"maxSigLife\" is at least 1 (RFC 5910 §4)" }
            let isTwice = data.records.indices.contains { index in
                data.records[..<index].contains(where: data.records[index].isSame)
            }
            return isTwice ? "a record stands here twice (RFC 5910 §5.2.5)" : nil
        }
    }
}

extension SecDNSUpdate {
    /// Changes the records of a domain.
    fileprivate func apply(to domain: inout Domain, _ context: Context) throws(EPPError) {
        let former = domain.extensionData[SecDNS.Key.self] ?? SecDNSData()
        domain.extensionData[SecDNS.Key.self] = try applied(to: former, of: domain.name, context.policy.dnssec)
    }
}
