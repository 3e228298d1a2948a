import Faults
import Journal

/// Which entries of a journal are meant, as JSON: everything that is set must fit.
struct JournalMatch: Decodable, Sendable {
    var session: Int?
    var registrar: String?
    var kinds: [JournalEntry.Kind]?
    var command: Glob?
    var code: Int?

    var filter: JournalFilter {
        JournalFilter(session: session, registrar: registrar, kinds: kinds.map(Set.init), command: command, code: code)
    }
}
