import EPP
import HTTP
import Hosting
import JSON
import Journal
import Locks
import Network
import Registry
import Session

/// What happens, as it happens.
extension ControlAPI {
    var events: [Route] {
        let query = [
            QueryParameter.number(
                "after",
                "Begin behind this number; the header Last-Event-ID wins",
                in: 0...Int.max
            )
        ]
        return [
            route(
                "GET",
                "/events",
                "Follows the journal as Server-Sent Events: `start`, `entry`, `missed`, `end`, with the journal's filters",
                "journal",
                query: query + JournalQuery.parameters,
                answers: [
                    .init(200, "A stream of the type text/event-stream", types: ["text/event-stream"]),
                    .init(429, "There are too many streams", schema: "Problem"),
                ]
            ) { [streams, self] registry, request throws(HTTPProblem) in
                guard let journal = registry.server.journal else {
                    throw HTTPProblem(404, "This process keeps no journal.")
                }
                let filter = try JournalQuery.filter(request)
                let after = try Self.beginning(request)
                guard let place = streams.enter() else {
                    throw HTTPProblem(429, "There are as many event streams as this process may have.")
                }
                let fields: HTTPFields = ["Content-Type": "text/event-stream", "Cache-Control": "no-store"]
                let (directory, token) = (try host.directory, request.http.fields.bearerToken)
                let stream = EventStream(journal, registry.clock, filter, after: after, place) {
                    token.map { directory.scope(of: $0) != .revoked } ?? true
                }
                return .stream(HTTPResponse(200, fields: fields), stream)
            }
        ]
    }

    private static func beginning(_ request: RoutedRequest) throws(HTTPProblem) -> Int? {
        let after = try request.integer("after", in: 0...Int.max)
        guard let text = request.http.fields["Last-Event-ID"] else { return after }
        guard let number = Int(text), number >= 0 else {
            throw HTTPProblem(400, "Last-Event-ID must be the number of a journal's entry.")
        }
        return number
    }
}

/// A journal as Server-Sent Events (WHATWG HTML §9.2).
///
/// It holds no entries: each part is read from the journal when the client has taken the one before, so that a slow
/// reader costs no memory and is told what it missed.
final class EventStream: HTTPStream {
    /// Without an event for so long, a comment shows that the stream lives.
    static let beat = Duration.seconds(15)

    private let journal: Journal
    private let clock: Clock
    private let filter: JournalFilter
    private let place: StreamCount.Place
    /// Whether its reader may still be told anything.
    private let isWelcome: @Sendable () -> Bool
    private let state: Locked<State>

    private struct State {
        /// The journal has been looked through up to this number.
        var through: Int
        /// The number that a client would come back with.
        var told: Int
        var hasBegun = false
        var nextBeat = Monotonic(nanoseconds: 0)
    }

    /// Begins behind a number, or behind the newest entry.
    ///
    /// A number that is still to come is another journal's: a client that has outlived a process begins anew.
    ///
    /// A reader that is not welcome any more, as its token was revoked, is told the end and nothing else.
    init(
        _ journal: Journal,
        _ clock: Clock,
        _ filter: JournalFilter,
        after: Int?,
        _ place: StreamCount.Place,
        isWelcome: @escaping @Sendable () -> Bool
    ) {
        self.isWelcome = isWelcome
        self.journal = journal
        self.clock = clock
        self.filter = filter
        self.place = place
        let last = journal.last
        let through = min(after ?? last, last)
        state = Locked(State(through: through, told: through))
    }

    var subscription: HTTPSubscription {
        { [journal, state] wake in journal.watch(after: state.withLock(\.through), wake) }
    }

    private static let end = Array("event: end\ndata: {}\n\n".utf8)

    func next(at now: Monotonic) -> HTTPStreamPart {
        guard isWelcome() else { return HTTPStreamPart(Self.end, isLast: true, until: now) }
        return state.withLock { state in
            let batch = journal.batch(after: state.through, matching: filter)
            state.through = batch.through
            var text: [UInt8] = []
            if !state.hasBegun {
                state.hasBegun = true
                Self.write("start", Start(last: journal.last, clock: ClockView(clock)), to: &text)
            }
            if batch.missed > 0 { Self.write("missed", Missed(count: batch.missed), to: &text) }
            for entry in batch.entries {
                text += Array("id: \(entry.sequence)\n".utf8)
                Self.write("entry", JournalEntryView(entry), to: &text)
                state.told = entry.sequence
            }
            if batch.isOver { text += Self.end }
            if text.isEmpty, state.nextBeat <= now { text = Self.beat(&state) }
            if !text.isEmpty { state.nextBeat = now + Self.beat }
            return HTTPStreamPart(text, isLast: batch.isOver, until: state.nextBeat)
        }
    }

    /// With the number up to which nothing fitted, lest a client that comes back is told that it missed what it never
    /// asked for.
    private static func beat(_ state: inout State) -> [UInt8] {
        guard state.told < state.through else { return Array(": beat\n\n".utf8) }
        state.told = state.through
        return Array(": beat\nid: \(state.through)\n\n".utf8)
    }

    private static func write(_ event: String, _ data: some Encodable, to text: inout [UInt8]) {
        text += Array("event: \(event)\ndata: ".utf8)
        // A line end in a text is escaped in JSON; those between its members are not.
        text += JSONText.bytes(of: data).filter { $0 != 0x0a && $0 != 0x0d }
        text += [0x0a, 0x0a]
    }

    private struct Start: Encodable {
        let last: Int
        let clock: ClockView
    }

    private struct Missed: Encodable { let count: Int }
}
