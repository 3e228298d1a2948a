import EPP
import Faults
import Journal
import Registry

/// Judges what clients do by a card: takes the entries of a journal, in their order and each once, and knows what has become
/// of every step for every registrar.
///
/// Nothing in it depends on when it reads: the same entries come to the same verdicts.
package struct CardJudge: Sendable {
    package let card: Scorecard
    /// Whose steps count; everybody's where it is nil.
    package let only: ClientID?
    package private(set) var registrars: [ClientID: CardProgress] = [:]
    /// Up to which number the journal has been read.
    package private(set) var through: Int
    /// How many entries were gone before they were read.
    package private(set) var missed = 0
    private var trace: WorldTrace
    private var sessions = OpenSessions()
    private var filed: [String: Filed] = [:]
    private let prefixes: [String: String]
    private let tracksState: Bool
    private let unread: [Int]

    /// The steps that a command can be about, its own registrar's and others'.
    private struct Filed {
        var own: [Int] = []
        var another: [Int] = []
        /// Those that are its sequel.
        var sequels: [Int] = []

        var isEmpty: Bool { own.isEmpty && another.isEmpty && sequels.isEmpty }
    }

    /// Begins behind an entry, with the world as it was then; `prefixes` are those that places of frames may be written with.
    package init(
        _ card: Scorecard,
        only: ClientID?,
        after sequence: Int,
        _ world: WorldSnapshot,
        prefixes: [String: String]
    ) {
        (self.card, self.only, through, self.prefixes) = (card, only, sequence, prefixes)
        trace = WorldTrace(world)
        tracksState = card.steps.contains { !$0.demand.state.isEmpty }
        unread = card.steps.indices.filter { card.steps[$0].demand.unread != nil }
        if let only { registrars[only] = CardProgress(only, card) }
    }

    /// How far a registrar is, also one of whom nothing was heard.
    package func progress(of registrar: ClientID) -> CardProgress {
        registrars[registrar] ?? CardProgress(registrar, card)
    }

    /// Takes the entries that follow.
    package mutating func take(_ readings: Journal.Readings) {
        if readings.missed > 0 {
            missed += readings.missed
            trace.breakOff()
        }
        for reading in readings.records where reading.sequence > through { take(reading) }
        through = max(through, readings.through)
    }

    /// The steps for which the operator has to act now, with the registrar in whose card they are.
    package mutating func takeDueActs() -> [(ClientID, CardStep)] {
        registrars.keys.sorted().flatMap { id -> [(ClientID, CardStep)] in
            (registrars[id]?.takeDueActs(of: card) ?? []).map { (id, card.steps[$0]) }
        }
    }

    /// The end: what must never be, could have been, and was not is passed.
    package mutating func conclude() { for id in registrars.keys { registrars[id]?.conclude() } }

    private mutating func take(_ reading: JournalReading) {
        if tracksState || !unread.isEmpty { takeChanges(of: reading) }
        guard let said = sessions.heard(reading), !reading.registrar.isEmpty else { return }
        meet(reading.registrar)
        let filed = filed(under: said.command)
        let isAwaited = registrars[reading.registrar]?.armed.isEmpty == false
        guard isAwaited || !filed.isEmpty else { return }
        let command = JudgedCommand(reading, said.command, said.code, prefixes: prefixes)
        for id in registrars.keys {
            let places = id == reading.registrar ? filed.own : filed.another
            if !places.isEmpty {
                registrars[id]?.judge(command, by: places, of: card, trace, sessions: sessions.count(of: id))
            }
        }
        guard said.command != "closed" else { return }
        if isAwaited { registrars[reading.registrar]?.decideSequels(command, of: card, trace) }
        if !filed.sequels.isEmpty { registrars[reading.registrar]?.arm(filed.sequels, by: command, of: card, trace) }
    }

    private mutating func meet(_ registrar: ClientID) {
        guard registrars[registrar] == nil, only == nil, !registrar.isEmpty else { return }
        registrars[registrar] = CardProgress(registrar, card)
    }

    private mutating func takeChanges(of reading: JournalReading) {
        if !unread.isEmpty, reading.kind == .verdict || reading.kind == .clock {
            for id in registrars.keys { registrars[id]?.noteTime(reading, unread, of: card, prefixes) }
        }
        guard let revision = reading.revision else { return }
        if tracksState { trace.take(revision) }
        for case .message(let message, let client, let isQueued) in revision.changes where !unread.isEmpty {
            meet(client)
            registrars[client]?.note(message.id, isQueued: isQueued, reading, unread, prefixes)
        }
    }

    /// Found once for each command there is: most steps have nothing to do with most commands.
    private mutating func filed(under command: String) -> Filed {
        if let known = filed[command] { return known }
        var found = Filed()
        for (place, step) in card.steps.enumerated() {
            if step.follows?.command.matches(command) == true { found.sequels.append(place) }
            let demand = step.demand
            guard demand.unread == nil, step.follows == nil || step.isForbidden else { continue }
            // Who logs out could have gone without.
            let isOccasion = step.isForbidden && command == "logout" && demand.command.rawValue == "closed"
            guard demand.command.matches(command) || isOccasion else { continue }
            if demand.by == .another { found.another.append(place) } else { found.own.append(place) }
        }
        filed[command] = found
        return found
    }
}

/// Who has logged in by which session, and what is said besides commands.
private struct OpenSessions: Sendable {
    private var clients: [Int: ClientID] = [:]
    private var counts: [ClientID: Int] = [:]
    /// Sessions whose last frame has had no verdict so far.
    private var asked: Set<Int> = []

    func count(of client: ClientID) -> Int { counts[client] ?? 0 }

    /// What an entry says, as demands write it: a command with its result, `hello`, or `closed` where a client has gone without
    /// a logout.
    mutating func heard(_ reading: JournalReading) -> (command: String, code: Int?)? {
        switch reading.kind {
        case .received:
            asked.insert(reading.session)
            return nil
        case .verdict:
            asked.remove(reading.session)
            guard let (command, code) = reading.verdict else { return nil }
            note(command, code, reading)
            return (command ?? "unreadable", code)
        case .sent: return asked.remove(reading.session) == nil ? nil : ("hello", nil)
        case .fault:
            // What goes wrong on purpose is not the client's doing.
            leave(reading.session)
            return nil
        case .closed: return leave(reading.session) ? ("closed", nil) : nil
        default: return nil
        }
    }

    private mutating func note(_ command: String?, _ code: Int, _ reading: JournalReading) {
        if command == "login", code == 1000, clients[reading.session] == nil {
            clients[reading.session] = reading.registrar
            counts[reading.registrar, default: 0] += 1
        }
        if code == 1500 || code >= 2500 { leave(reading.session) }
    }

    @discardableResult
    private mutating func leave(_ session: Int) -> Bool {
        guard let client = clients.removeValue(forKey: session) else { return false }
        counts[client, default: 1] -= 1
        return true
    }
}
