import EPP
import Journal

/// What has become of a step.
package enum StepVerdict: String, Sendable, Codable, CaseIterable {
    case passed
    case failed
    /// It was not seen so far: nothing is known of it.
    case notSeen
    /// What must never be has not been, and may come yet.
    case kept
}

/// How far a registrar is with a step.
package struct StepProgress: Sendable {
    /// Nothing is known of it.
    package init() {}

    package fileprivate(set) var verdict = StepVerdict.notSeen
    /// How often it was seen as it should be.
    package fileprivate(set) var count = 0
    /// How often it was tried, and was not as it should be.
    package fileprivate(set) var failures = 0
    /// What decided it.
    package fileprivate(set) var decision: Decision?
    /// What came instead of what was expected.
    package fileprivate(set) var came: String?
    /// Nothing that follows changes it.
    fileprivate(set) var isFinal = false
    /// When it was last seen as it should be.
    fileprivate(set) var seen: JournalMoment?
    /// What it has to follow upon, once that was seen.
    var trigger: StepTrigger?
    /// Whether the operator has acted for it.
    var hasActed = false

    mutating func pass(_ command: JudgedCommand, needing least: Int) {
        count += 1
        seen = command.reading.moment
        guard count >= least else {
            came = "\(command.words); \(count) of \(least)"
            return
        }
        (verdict, came, decision) = (.passed, nil, command.decision)
    }

    mutating func fail(_ command: JudgedCommand, _ reason: String, isFinal: Bool = false) {
        failures += 1
        self.isFinal = isFinal
        (verdict, came, decision) = (.failed, "\(command.words); \(reason)", command.decision)
    }

    /// Something else came, which says nothing of it.
    mutating func note(_ command: JudgedCommand, _ reason: String) {
        if verdict == .notSeen { came = "\(command.words); \(reason)" }
    }

    /// What came before it should have does not count.
    mutating func reopen(_ reason: String) {
        failures += 1
        (verdict, came, count, seen) = (.failed, "\(decision?.words ?? "it") came too early: \(reason)", 0, nil)
    }

    /// What must never be could have been by now.
    mutating func keep(_ command: JudgedCommand?) {
        guard verdict == .notSeen else { return }
        verdict = .kept
        if let command { decision = command.decision }
    }

    /// What could have been, and never was, is passed.
    mutating func conclude() {
        guard verdict == .kept else { return }
        (verdict, isFinal) = (.passed, true)
    }
}

/// What a step is the sequel of.
struct StepTrigger: Sendable {
    let entry: Int
    let moment: JournalMoment
    /// What the sequel is about; anything where it is nil.
    private let object: String?
    /// The newest session of then, where the sequel comes by a connection that is newer.
    private let session: Int?
    private let isHandshake: Bool

    /// Behind the end of a session, behind a handshake, and where an answer that is about nothing was lost, whatever comes by a
    /// new connection is the sequel.
    init(_ command: JudgedCommand, newestSession: Int) {
        (entry, moment) = (command.reading.sequence, command.reading.moment)
        isHandshake = command.said.source == .connection
        let isEnd = command.code.map { $0 >= 2500 || command.said.isLost && command.subjects.isEmpty } ?? isHandshake
        object = isEnd ? nil : command.subjects.first?.lowercased()
        session = isEnd ? newestSession : nil
    }

    /// Whether a command is about the same, and comes behind it.
    func isFollowed(by command: JudgedCommand) -> Bool {
        guard entry < command.reading.sequence else { return false }
        if command.command == "handshakeFailed" { return isHandshake }
        if let session, command.reading.session <= session { return false }
        return object.map { object in command.subjects.contains { $0.lowercased() == object } } ?? true
    }
}
