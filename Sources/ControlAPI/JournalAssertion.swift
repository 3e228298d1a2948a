import Faults
import JSON
import Journal
import Registry

/// Something that a test claims about the journal: how many entries fit, or that no secret was sent twice.
struct JournalAssertion: Decodable, Sendable {
    /// What it is about, for whoever reads the outcome.
    var name: String?
    var match = JournalMatch()
    /// How many entries fit; or at least, or at most.
    var count: Int?
    var atLeast: Int?
    var atMost: Int?
    /// That no extension was used which the registry does not know: no verdict of 2103.
    var noUnknownExtension: Bool?
    /// That a client sent no secret in clear that it had sent before.
    var noSecretTwice: Bool?
    /// How an object is now: no matter of the journal, but of what has come of it.
    var state: StateClaim?

    private enum Field: String, CodingKey {
        case name, match, count, atLeast, atMost, noUnknownExtension, noSecretTwice, state
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        name = try fields.decodeIfPresent(String.self, forKey: .name)
        match = try fields.decodeIfPresent(JournalMatch.self, forKey: .match) ?? match
        count = try fields.decodeIfPresent(Int.self, forKey: .count)
        atLeast = try fields.decodeIfPresent(Int.self, forKey: .atLeast)
        atMost = try fields.decodeIfPresent(Int.self, forKey: .atMost)
        noUnknownExtension = try fields.decodeIfPresent(Bool.self, forKey: .noUnknownExtension)
        noSecretTwice = try fields.decodeIfPresent(Bool.self, forKey: .noSecretTwice)
        state = try fields.decodeIfPresent(StateClaim.self, forKey: .state)
        let isAboutNumbers = count != nil || atLeast != nil || atMost != nil
        let kinds = [isAboutNumbers, noUnknownExtension == true, noSecretTwice == true, state != nil]
        guard kinds.count(where: \.self) == 1 else {
            throw JSONFault(
                "a claim is one of \"count\" or \"atLeast\" and \"atMost\", \"noUnknownExtension\", \"noSecretTwice\", \"state\"",
                at: JSONPath(decoder.codingPath)
            )
        }
        let isBounded = atLeast != nil || atMost != nil
        guard !(count != nil && isBounded), (atLeast ?? 0) <= (atMost ?? .max) else {
            throw JSONFault(
                "\"count\", \"atLeast\" and \"atMost\" contradict each other",
                at: JSONPath(decoder.codingPath)
            )
        }
    }

    /// What has become of a claim.
    struct Outcome: Encodable, Sendable {
        let name: String?
        let holds: Bool
        let found: Int
        /// The entries that were found: the first hundred.
        let entries: [Int]
    }

    func outcome(in journal: Journal, _ store: Store, after sequence: Int) -> Outcome {
        if let state {
            let holds = store.operate { world, _ in state.holds(in: world) }
            return Outcome(name: name, holds: holds, found: holds ? 1 : 0, entries: [])
        }
        var filter = match.filter
        if noUnknownExtension == true { filter.code = 2103 }
        let isAboutSecrets = noSecretTwice == true
        let found =
            isAboutSecrets
            ? journal.repeatedSecrets(matching: filter).filter { $0 > sequence }
            : journal.entries(after: sequence, matching: filter, limit: .max).map(\.sequence)
        let isNone = isAboutSecrets || noUnknownExtension == true
        let (fewest, most) = isNone ? (0, 0) : (count ?? atLeast ?? 0, count ?? atMost ?? .max)
        return Outcome(
            name: name,
            holds: fewest <= found.count && found.count <= most,
            found: found.count,
            entries: Array(found.prefix(100))
        )
    }
}

/// Which entries of a journal are meant, as JSON: everything that is set must fit.
struct JournalMatch: Decodable, Sendable {
    var session: Int?
    var registrar: String?
    var kinds: [JournalEntry.Kind]?
    var command: Glob?
    var code: Int?
    /// Of an object in the command.
    var name: Glob?
    /// Of the command's transaction: the client's identifier, and the server's.
    var clTRID: String?
    var svTRID: String?

    var filter: JournalFilter {
        var filter = JournalFilter(
            session: session,
            registrar: registrar,
            kinds: kinds.map(Set.init),
            command: command,
            code: code,
            name: name
        )
        (filter.clientTransactionID, filter.serverTransactionID) = (clTRID, svTRID)
        return filter
    }
}
