import Faults
import HTTP
import Hosting
import JSON
import Journal
import Network
import Session

/// What was said, by whom, and what became of it.
extension ControlAPI {
    var journal: [Route] {
        [
            waiting,
            journalRoute("DELETE", "/journal", "Forgets everything; numbers go on", [.init(204, "It is empty")]) {
                journal,
                _,
                _ throws(HTTPProblem) in
                journal.removeAll()
                return .done
            },
            claims,
            journalRoute(
                "GET",
                "/journal/sessions/{session}/dialogue",
                "Writes a session as a golden dialogue: the names of files, and what is in each",
                [.init(200, "The files", schema: "Dialogue")]
            ) { journal, _, request throws(HTTPProblem) in
                let files = Int(request["session"]).map { journal.dialogue(ofSession: $0) } ?? [:]
                guard !files.isEmpty else { throw .unknown("session", request["session"]) }
                return .json(Dialogue(files: files))
            },
        ]
    }

    private var claims: Route {
        route(
            "POST",
            "/journal/assertions",
            "Tells whether claims about the journal and the state hold",
            "journal",
            query: [
                QueryParameter(
                    "format",
                    "`json`, or `junit` for the XML that CI services read",
                    schema: ["type": "string", "enum": ["json", "junit"]]
                ),
                QueryParameter("suite", "The suite's name in JUnit's XML; the registry's identifier"),
            ],
            request: "Claims",
            answers: [.init(200, "What has become of each claim", schema: "Outcomes", types: ["application/xml"])]
        ) { registry, request throws(HTTPProblem) in
            guard let journal = registry.server.journal else { throw Self.noJournal }
            let claims = try request.decoded(Assertions.self)
            let outcomes = claims.assertions.map {
                $0.outcome(in: journal, registry.server.store, after: claims.after ?? 0)
            }
            switch request.query("format") ?? "json" {
            case "json": break
            case "junit":
                let report = JUnitReport(suite: request.query("suite") ?? registry.id, outcomes: outcomes)
                return .now(HTTPResponse(200, fields: ["Content-Type": "application/xml"], body: report.bytes))
            default: throw HTTPProblem(422, "format is json or junit.")
            }
            return .json(Outcomes(holds: outcomes.allSatisfy(\.holds), assertions: outcomes))
        }
    }

    private static let noJournal = HTTPProblem(404, "This process keeps no journal.")

    /// Answers as soon as something fits, or when the time is over.
    private var waiting: Route {
        let query = [
            QueryParameter.number("after", "Only entries behind this number", in: 0...Int.max),
            QueryParameter.number("limit", "How many, 1 to 10000; 1000", in: 1...10_000),
            QueryParameter.number("wait", "Seconds to wait until something fits, 0 to 300", in: 0...300),
            QueryParameter.number(
                "before",
                "The newest entries below this number; not with after and wait",
                in: 0...Int.max
            ),
        ]
        let answer = Route.Answer(200, "The entries, oldest first", schema: "Journal")
        return journalRoute(
            "GET",
            "/journal",
            "Reads the journal, and waits for it",
            [answer],
            query: query + JournalQuery.parameters
        ) {
            journal,
            now,
            request throws(HTTPProblem) in
            let after = try request.integer("after", in: 0...Int.max) ?? 0
            let limit = try request.integer("limit", in: 1...10_000) ?? 1000
            let wait = try request.integer("wait", in: 0...300) ?? 0
            let filter = try JournalQuery.filter(request)
            if let before = try request.integer("before", in: 0...Int.max) {
                guard request.query("after") == nil, request.query("wait") == nil else {
                    throw HTTPProblem(422, "The parameter before does not go together with after and wait.")
                }
                return Self.reply(
                    journal,
                    journal.entries(before: before, matching: filter, limit: limit),
                    journal.last
                )
            }
            let deadline = now + .seconds(wait)
            return Self.reply(journal, after, limit, filter, until: deadline, at: now)
        }
    }

    private static func reply(
        _ journal: Journal,
        _ after: Int,
        _ limit: Int,
        _ filter: JournalFilter,
        until deadline: Monotonic,
        at now: Monotonic
    ) -> HTTPReply {
        let last = journal.last
        let entries = journal.entries(after: after, matching: filter, limit: limit)
        guard entries.isEmpty, now < deadline, !journal.isOver else { return reply(journal, entries, last) }
        // What has not fitted will not later.
        let seen = max(after, last)
        return .awaiting({ journal.watch(after: seen, $0) }, atMost: deadline - now) { now in
            reply(journal, seen, limit, filter, until: deadline, at: now)
        }
    }

    private static func reply(_ journal: Journal, _ entries: [JournalEntry], _ last: Int) -> HTTPReply {
        .json(JournalView(entries: entries.map(JournalEntryView.init), last: last, dropped: journal.dropped))
    }

    private func journalRoute(
        _ method: String,
        _ tail: String,
        _ summary: String,
        _ answers: [Route.Answer],
        query: [QueryParameter] = [],
        request: String? = nil,
        _ handle: @escaping @Sendable (Journal, Monotonic, RoutedRequest) throws(HTTPProblem) -> HTTPReply
    ) -> Route {
        route(method, tail, summary, "journal", query: query, request: request, answers: answers) {
            registry,
            request throws(HTTPProblem) in
            guard let journal = registry.server.journal else {
                throw Self.noJournal
            }
            return try handle(journal, .now(), request)
        }
    }
}

private struct Assertions: Decodable {
    var after: Int?
    let assertions: [JournalAssertion]
}

private struct Outcomes: Encodable {
    let holds: Bool
    let assertions: [JournalAssertion.Outcome]
}

private struct Dialogue: Encodable { let files: [String: String] }
