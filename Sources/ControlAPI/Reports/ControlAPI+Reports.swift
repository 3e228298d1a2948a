import HTTP
import Hosting
import JSON
import Journal
import Session

/// What has happened and what has become of claims, as documents to keep.
extension ControlAPI {
    var reports: [Route] {
        let formats = ReportFormat.allCases.map(\.rawValue)
        let format = QueryParameter(
            "format",
            "In what form; without it what Accept asks for, or Markdown: \(formats.joined(separator: ", "))",
            schema: ["type": "string", "enum": .array(formats.map { .string($0) })]
        )
        return [
            route(
                "POST",
                "/journal/report",
                "Writes a report on the journal and on claims; the header Claims-Failed says how many do not hold",
                "journal",
                query: [format] + JournalQuery.parameters,
                request: "ReportQuestion",
                mayLackBody: true,
                answers: [
                    .init(
                        200,
                        "The report, of a type that the form tells",
                        schema: "Report",
                        types: ReportFormat.allCases.map(\.mediaType).filter { $0 != "application/json" }
                    )
                ]
            ) { [version] registry, request throws(HTTPProblem) in
                guard let journal = registry.server.journal else {
                    throw HTTPProblem(404, "This process keeps no journal.")
                }
                let format = try ReportFormat.wanted(by: request)
                let filter = try JournalQuery.filter(request)
                let question =
                    request.http.body.isEmpty ? Evidence.Question() : try request.decoded(Evidence.Question.self)
                let evidence = Evidence(journal, of: registry, question, filter, version: version)
                let fields: HTTPFields = ["Content-Type": format.type, "Claims-Failed": String(evidence.failures)]
                return .now(HTTPResponse(200, fields: fields, body: format.bytes(of: evidence)))
            }
        ]
    }
}

extension Evidence {
    /// Evidence for whoever has no request: the question is JSON, as the call takes it.
    package init(
        of registry: RegistryInstance,
        question json: [UInt8],
        version: String
    ) throws(JSONFault) {
        let question = try StrictDecoder.decode(Question.self, from: try JSONParser.parse(json))
        // Without a journal there is nothing to tell, but that claims may hold all the same.
        let journal = registry.server.journal ?? Journal(clock: registry.clock, entries: 1)
        self.init(journal, of: registry, question, JournalFilter(), version: version)
    }
}
