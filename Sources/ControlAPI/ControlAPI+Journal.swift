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
            request: "Claims",
            answers: [.init(200, "What has become of each claim", schema: "Outcomes")]
        ) { registry, request throws(HTTPProblem) in
            guard let journal = registry.server.journal else { throw Self.noJournal }
            let claims = try request.decoded(Assertions.self)
            let outcomes = claims.assertions.map {
                $0.outcome(in: journal, registry.server.store, after: claims.after ?? 0)
            }
            return .json(Outcomes(holds: outcomes.allSatisfy(\.holds), assertions: outcomes))
        }
    }

    private static let noJournal = HTTPProblem(404, "This process keeps no journal.")

    /// Answers as soon as something fits, or when the time is over.
    private var waiting: Route {
        let query = [
            QueryParameter("after", "Only entries behind this number", schema: ["type": "integer"]),
            QueryParameter("limit", "How many, 1 to 10000; 1000", schema: ["type": "integer"]),
            QueryParameter("wait", "Seconds to wait until something fits, 0 to 300", schema: ["type": "integer"]),
            QueryParameter("session", "Only this session", schema: ["type": "integer"]),
            QueryParameter("registrar", "Only this registrar"),
            QueryParameter("kind", "Kinds of entries, with commas between: \(Self.kinds)"),
            QueryParameter("command", "Only verdicts on such commands: domain:create, domain:*, login"),
            QueryParameter("code", "Only verdicts of this code", schema: ["type": "integer"]),
            QueryParameter("name", "Only what is about an object of this name: a.example, *.test"),
        ]
        let answer = Route.Answer(200, "The entries, oldest first", schema: "Journal")
        return journalRoute("GET", "/journal", "Reads the journal, and waits for it", [answer], query: query) {
            journal,
            now,
            request throws(HTTPProblem) in
            let after = try request.integer("after", in: 0...Int.max) ?? 0
            let limit = try request.integer("limit", in: 1...10_000) ?? 1000
            let wait = try request.integer("wait", in: 0...300) ?? 0
            let filter = try Self.filter(request)
            let deadline = now + .seconds(wait)
            return Self.reply(journal, after, limit, filter, until: deadline, at: now)
        }
    }

    private static let kinds = JournalEntry.Kind.allCases.map(\.rawValue).joined(separator: ", ")

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
        guard entries.isEmpty, now < deadline else {
            let views = entries.map(JournalEntryView.init)
            return .json(JournalView(entries: views, last: last, dropped: journal.dropped))
        }
        // What has not fitted will not later.
        return .later(after: .milliseconds(20)) { now in
            reply(journal, max(after, last), limit, filter, until: deadline, at: now)
        }
    }

    private static func filter(_ request: RoutedRequest) throws(HTTPProblem) -> JournalFilter {
        var filter = JournalFilter()
        filter.session = try request.integer("session", in: 0...Int.max)
        filter.registrar = request.query("registrar")
        filter.command = request.query("command").map(Glob.init(rawValue:))
        filter.name = request.query("name").map(Glob.init(rawValue:))
        filter.code = try request.integer("code", in: 1000...9999)
        guard let names = request.query("kind") else { return filter }
        var kinds: Set<JournalEntry.Kind> = []
        for name in names.split(separator: ",") {
            guard let kind = JournalEntry.Kind(rawValue: String(name)) else {
                throw .parameter("kind", "The kinds are \(Self.kinds).")
            }
            kinds.insert(kind)
        }
        filter.kinds = kinds
        return filter
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
