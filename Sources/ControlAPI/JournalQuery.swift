import EPP
import Faults
import HTTP
import JSON
import Journal

/// Which entries of a journal a request is about.
enum JournalQuery {
    static let parameters = [
        QueryParameter.number("session", "Only this session", in: 0...Int.max),
        QueryParameter("registrar", "Only this registrar; of a login that failed, who tried"),
        QueryParameter(
            "kind",
            "Kinds of entries, with commas between: \(kinds.joined(separator: ", "))",
            schema: ["type": "string", "pattern": .string("^((\(anyKind))(,(\(anyKind)))*)?$")]
        ),
        QueryParameter("command", "Only verdicts on such commands: domain:create, domain:*, login"),
        QueryParameter.number("code", "Only verdicts of this code", in: 1000...9999),
        QueryParameter.number("atLeast", "Only verdicts of codes from this on; 2000 for refusals", in: 1000...9999),
        QueryParameter("name", "Only verdicts on commands that name such an object: alpha-1.example, *.example"),
        QueryParameter("clTRID", "Only verdicts on commands with this client transaction identifier"),
        QueryParameter("svTRID", "Only the verdict on the command with this server transaction identifier"),
        since,
    ]

    private static let kinds = JournalEntry.Kind.allCases.map(\.rawValue)
    private static let anyKind = kinds.joined(separator: "|")

    static let since = QueryParameter(
        "since",
        "Only entries from this date on, by the registry's clock",
        schema: [
            "type": "string",
            "pattern": "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$",
        ]
    )

    static func filter(_ request: RoutedRequest) throws(HTTPProblem) -> JournalFilter {
        var filter = JournalFilter()
        filter.session = try request.integer("session", in: 0...Int.max)
        filter.registrar = request.query("registrar")
        filter.command = request.query("command").map(Glob.init(rawValue:))
        filter.code = try request.integer("code", in: 1000...9999)
        filter.leastCode = try request.integer("atLeast", in: 1000...9999)
        filter.name = request.query("name").map(Glob.init(rawValue:))
        filter.clientTransactionID = request.query("clTRID")
        filter.serverTransactionID = request.query("svTRID")
        filter.kinds = try kinds(request.query("kind"))
        guard let since = request.query("since") else { return filter }
        guard let instant = Instant(since) else {
            throw .parameter("since", "A date such as 2026-01-01T00:00:00Z is expected.")
        }
        filter.since = instant
        return filter
    }

    private static func kinds(_ text: String?) throws(HTTPProblem) -> Set<JournalEntry.Kind>? {
        guard let text else { return nil }
        var found: Set<JournalEntry.Kind> = []
        for name in text.split(separator: ",") {
            guard let kind = JournalEntry.Kind(rawValue: String(name)) else {
                throw .parameter("kind", "The kinds are \(kinds.joined(separator: ", ")).")
            }
            found.insert(kind)
        }
        return found
    }
}
