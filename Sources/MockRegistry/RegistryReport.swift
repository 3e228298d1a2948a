import ControlAPI
import JSON
import Seed

/// In what form a report is written.
public enum RegistryReportFormat: Sendable, CaseIterable {
    /// For issues and wikis.
    case markdown
    /// One page for people, which can be printed.
    case html
    /// For CI services: a test case for each claim.
    case junit
    /// For programs: each entry and each claim in a line of JSON.
    case jsonLines
    /// An HTTP Archive 1.2, for the network tools of browsers.
    case httpArchive

    var form: ReportFormat {
        switch self {
        case .markdown: .markdown
        case .html: .html
        case .junit: .junit
        case .jsonLines: .jsonl
        case .httpArchive: .har
        }
    }
}

extension MockRegistry {
    /// Writes a report on the journal and on claims, in UTF-8; the same journal makes the same bytes.
    ///
    /// `question` is JSON as `POST …/journal/report` takes it: `{"title": "…", "after": 12, "assertions": […]}`.
    public func report(_ format: RegistryReportFormat, _ question: String = "{}") throws(SetupError) -> [UInt8] {
        do throws(JSONFault) {
            let evidence = try Evidence(of: first, question: Array(question.utf8), version: version)
            return format.form.bytes(of: evidence)
        } catch {
            throw SetupError(error.error(in: "the question"))
        }
    }
}
