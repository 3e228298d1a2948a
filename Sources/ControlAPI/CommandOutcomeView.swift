import Crypto
import Hosting
import Journal
import Seed
import Session

/// What has become of a command that the operator sent as a registrar, as JSON.
struct CommandOutcomeView: Encodable {
    /// The session's number, under which the journal has its frames.
    let session: Int
    /// The journal's entries about it, by their numbers: the session's beginning, the exchange and its end.
    let entries: [Int]
    /// What the registry decided, and by which rule of which section.
    var command: String?
    var code: Int?
    var rule: String?
    var section: String?
    /// What is the case instead, until when, and what the client was not told.
    var found: String?
    var until: SeedTime?
    var note: String?
    var microseconds: Int?
    /// Of the answer; nil for a greeting.
    var message: String?
    /// The answer as it came; nil where a fault has kept it away: the command may have taken effect all the same.
    var answer: String?
    /// The same, where it is no text.
    var answerBase64: String?
    /// The fault rules that acted.
    var faults: [String]
    /// What the XML schemas have against both frames; nil where the process has no schemas.
    var schemaProblems: [String]?

    init(_ answer: RegistrarAnswer, _ journal: Journal?) {
        session = answer.session
        let all = journal?.entries(matching: JournalFilter(session: answer.session), limit: .max) ?? []
        let own = all.filter { $0.sequence > answer.journalBefore }
        entries = (all.first.map { [$0.sequence] } ?? []).filter { $0 <= answer.journalBefore } + own.map(\.sequence)
        faults = own.compactMap { entry in if case .fault(let rule, _) = entry.event { rule } else { nil } }
        (code, message) = (answer.read?.code, answer.read?.message)
        switch answer.outcome {
        case .answered(let bytes), .garbled(let bytes): tell(bytes)
        case .lost, .silent: break
        }
        for case .verdict(let verdict) in own.map(\.event) { tell(verdict) }
    }

    /// Checks the command and its answer as they went over the wire.
    func checked(_ xml: [UInt8], by check: FrameCheck?) -> CommandOutcomeView {
        guard let check else { return self }
        var outcome = self
        let ofCommand = check.check(xml, "from the client").map { "command: \($0)" }
        let ofAnswer = answer.map { check.check(Array($0.utf8), "from the server") } ?? []
        outcome.schemaProblems = ofCommand + ofAnswer.map { "answer: \($0)" }
        return outcome
    }

    private mutating func tell(_ bytes: [UInt8]) {
        answer = String(validating: bytes, as: UTF8.self)
        if answer == nil { answerBase64 = Base64.encode(bytes) }
    }

    private mutating func tell(_ verdict: JournalEntry.Verdict) {
        (command, code, rule, section) = (verdict.command, verdict.code, verdict.rule, verdict.section)
        (found, until, note) = (verdict.found, verdict.until.map(SeedTime.fixed), verdict.note)
        let (seconds, attoseconds) = verdict.duration.components
        microseconds = Int(clamping: seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
    }
}
