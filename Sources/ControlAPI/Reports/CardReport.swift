import EPP
import HTTP
import JSON
import Scorecards
import XML

/// What has become of a card, as a document to keep.
///
/// The same entries make the same bytes: nothing in a report is of the moment at which it is written.
struct CardReport {
    let card: Scorecard
    /// By registrar.
    let progress: [CardProgress]
    let registry: String
    /// Entries that were gone before they were judged.
    let missed: Int
    /// Of the program.
    let version: String

    /// In what form it is wanted.
    enum Format: String, Sendable, CaseIterable {
        case json, junit, markdown, html

        /// Its media type.
        var type: String {
            switch self {
            case .json: "application/json"
            case .junit: "application/xml"
            case .markdown: "text/markdown; charset=utf-8"
            case .html: "text/html; charset=utf-8"
            }
        }

        /// What a request asks for; JSON unless it says so.
        static func wanted(by request: RoutedRequest) throws(HTTPProblem) -> Format {
            guard let name = request.query("format") else { return .json }
            guard let format = Format(rawValue: name) else {
                throw .parameter("format", "The formats are \(allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            return format
        }
    }

    func bytes(in format: Format) -> [UInt8] {
        switch format {
        case .json: JSONValue(of: CardReportView(self)).bytes
        case .junit: junit
        case .markdown: markdown
        case .html: html
        }
    }

    /// What it says first.
    private var title: String { "Scorecard \(card.title)" }

    private var summary: String {
        let lost = missed > 0 ? " \(missed) entries of the journal were gone before they were judged." : ""
        return "Registry \(registry): \(card.proves)\(lost)"
    }

    private static func summary(of one: CardProgress) -> String {
        let passed = one.steps.count { $0.verdict == .passed }
        return "\(one.registrar): \(one.verdict.words), \(passed) of \(one.steps.count) steps passed"
    }

    /// A row for each step.
    private func rows(of one: CardProgress) -> [(step: CardStep, result: StepProgress, cells: [String])] {
        zip(card.steps, one.steps).map { step, result in
            let decision = result.decision
            let cells = [
                step.id, step.title, result.verdict.words, step.expectation, result.came ?? decision?.words ?? "",
                decision.map { String($0.entry) } ?? "", decision?.time.description ?? "",
                ([step.rule] + step.from).joined(separator: "; "),
            ]
            return (step, result, cells)
        }
    }

    private static let columns = ["step", "title", "verdict", "expected", "came", "entry", "time", "rule"]
}

extension StepVerdict {
    /// For people.
    var words: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .notSeen: "not seen"
        case .kept: "kept so far"
        }
    }
}

extension CardReport {
    private var markdown: [UInt8] {
        var text = "# Scorecard\n\n\(MarkdownReport.span(title))\n\n\(MarkdownReport.span(summary))\n"
        text += "\nSources:\n\n" + card.sources.map { "- \(MarkdownReport.span($0))\n" }.joined()
        for one in progress {
            text += "\n## Registrar\n\n\(MarkdownReport.span(Self.summary(of: one)))\n\n"
            text += MarkdownReport.table(Self.columns, rows(of: one).map { $0.cells.map(MarkdownReport.span) })
            for (step, result, _) in rows(of: one) {
                guard let decision = result.decision else { continue }
                text += "\n### \(step.id): entry \(decision.entry)\n"
                for frame in [decision.request, decision.answer].compactMap(\.self) {
                    text += "\n\(MarkdownReport.block(frame))"
                }
            }
        }
        text += "\nMock Registry \(version); dates are the registry's. Passwords and auth codes are masked.\n"
        return Array(text.utf8)
    }

    private var junit: [UInt8] {
        JUnitReport.bytes(
            progress.map { one in
                let cases = rows(of: one).map { step, result, cells in
                    let failure =
                        "\(result.verdict.words): expected \(step.expectation); came \(result.came ?? "nothing")"
                    return JUnitReport.Case(
                        name: "\(step.id): \(step.title)".printable,
                        failure: result.verdict == .passed ? nil : (result.verdict.rawValue, failure.printable),
                        detail: cells.joined(separator: "\n").printableLines
                    )
                }
                return JUnitReport(suite: "\(card.name) \(one.registrar)".printable, cases: cases)
            }
        )
    }

    private var html: [UInt8] {
        HTMLReport.page(title, version: version) { page in
            page.element("p", text: summary.printable)
            page.element("ul") { page in for source in card.sources { page.element("li", text: source.printable) } }
            for (number, one) in progress.enumerated() { write(one, number, &page) }
        }
    }

    private func write(_ one: CardProgress, _ number: Int, _ page: inout XMLWriter) {
        let rows = rows(of: one)
        page.element("section") { page in
            page.element("h2", text: Self.summary(of: one).printable)
            HTMLReport.table(Self.columns, &page) { page in
                for (_, result, cells) in rows {
                    page.element("tr", ("class", result.verdict == .failed ? "refused" : "")) { page in
                        for cell in cells { page.element("td", text: cell.printable) }
                    }
                }
            }
            for (step, result, _) in rows {
                guard let decision = result.decision else { continue }
                page.element("h3", ("id", "r\(number)-\(step.id)"), text: "\(step.id): entry \(decision.entry)")
                for frame in [decision.request, decision.answer].compactMap(\.self) {
                    page.element("pre", text: frame.printableLines)
                }
            }
        }
    }
}
