import EPP

/// A restore whose report has not come, as the domain's sponsor is told (RGP Poll Mapping §3.1).
package struct AwaitedReport: Sendable, Equatable, Codable {
    package let name: String
    /// When the restore was asked for.
    package let requested: Instant
    /// Until when the report must have come.
    package let due: Instant

    init(_ name: String, requested: Instant, due: Instant) {
        (self.name, self.requested, self.due) = (name, requested, due)
    }

    /// Where a message keeps it.
    package enum Key: ExtensionDataKey {
        package typealias Value = AwaitedReport
        package static var name: String { "awaitedReport" }

        package static func flaw(in report: AwaitedReport) -> String? {
            (try? DomainName(report.name)) == nil ? "a domain's name is expected" : nil
        }
    }
}
