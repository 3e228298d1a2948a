import Commands
import EPP
import Registry
import XML

/// Grace periods, and the way back from a deletion (RFC 3915).
package enum RGP: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:rgp-1.0"

    package static var hooks: [AnyHook] {
        [
            .answering(DomainInfo.self, in: namespace) { _, report, context in
                let statuses = report.domain.gracePeriodStatuses(at: context.now)
                guard !statuses.isEmpty else { return nil }
                return { xml in
                    xml.element("rgp:infData", ("xmlns:rgp", namespace)) { xml in
                        for status in statuses { xml.empty("rgp:rgpStatus", ("s", status)) }
                    }
                }
            },
            .superseding(DomainUpdate.self, with: "update", of: namespace) { element, update throws(EPPError) in
                try Restore(element, of: update)
            },
            .answering(Restore.self, in: namespace) { restore, domain, _ in
                guard restore.operation == .request, let phase = domain.deletion?.phase else { return nil }
                return { xml in
                    xml.element("rgp:upData", ("xmlns:rgp", namespace)) { xml in
                        xml.empty("rgp:rgpStatus", ("s", phase.rawValue))
                    }
                }
            },
        ]
    }
}
