import Commands
import EPP
import Registry
import XML

/// Reminds of the report of a restore (Verisign, "Registry Grace Period (RGP) Poll Mapping for the EPP"): poll messages, and
/// nothing else.
package enum RGPPoll: Extension {
    package static let namespace = "http://www.verisign.com/epp/rgp-poll-1.0"
    package static let isObject = true

    package static func isOffered(under policy: Policy) -> Bool { policy.grace.reportReminder > .zero }

    package static var hooks: [AnyHook] {
        [
            .always(PollRequest.self, in: namespace) { _, _, decision, _ throws(EPPError) in
                guard let report = decision.subject?.draft.extensionData[AwaitedReport.Key.self] else { return }
                decision = decision.answering(namespace) { _, xml in write(report, &xml) }
            }
        ]
    }

    /// `<rgp-poll:pollData>` (§3.1).
    private static func write(_ report: AwaitedReport, _ xml: inout XMLWriter) {
        xml.element("rgp-poll:pollData", ("xmlns:rgp-poll", namespace)) { xml in
            xml.element("rgp-poll:name", text: report.name)
            xml.empty("rgp-poll:rgpStatus", ("s", Deletion.Phase.pendingRestore.rawValue))
            xml.date("rgp-poll:reqDate", report.requested)
            xml.date("rgp-poll:reportDueDate", report.due)
        }
    }
}
