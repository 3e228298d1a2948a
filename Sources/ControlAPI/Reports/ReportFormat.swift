import HTTP

/// In what form evidence is wanted.
package enum ReportFormat: String, Sendable, CaseIterable {
    case markdown, html, junit, jsonl, har

    /// Its media type.
    package var type: String {
        switch self {
        case .markdown: "text/markdown; charset=utf-8"
        case .html: "text/html; charset=utf-8"
        case .junit: "application/xml"
        case .jsonl: "application/jsonl"
        case .har: "application/json"
        }
    }

    /// The same without its parameters.
    var mediaType: String { String(type.prefix { $0 != ";" }) }

    /// The report on evidence.
    package func bytes(of evidence: Evidence) -> [UInt8] {
        switch self {
        case .markdown: MarkdownReport(evidence: evidence).bytes
        case .html: HTMLReport(evidence: evidence).bytes
        case .junit:
            JUnitReport(suite: evidence.title, outcomes: evidence.claims, lines: evidence.lines.map(\.text)).bytes
        case .jsonl: JSONLinesReport(evidence: evidence).bytes
        case .har: HTTPArchive(evidence: evidence).bytes
        }
    }

    /// What a request asks for: by name in the query, or by the first type of `Accept` that there is; Markdown otherwise.
    static func wanted(by request: RoutedRequest) throws(HTTPProblem) -> ReportFormat {
        if let name = request.query("format") {
            guard let format = ReportFormat(rawValue: name) else {
                throw .parameter("format", "The formats are \(allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            return format
        }
        for range in request.http.fields.list("Accept") {
            let type = range.prefix { $0 != ";" }
            if let format = allCases.first(where: { $0.mediaType == type }) { return format }
        }
        return .markdown
    }
}
