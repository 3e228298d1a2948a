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
    private var sessions: OpenSessions
    private var filed: [String: Filed] = [:]
    private let prefixes: [String: String]
    private let tracksState: Bool
    private let unread: [Int]
    /// Those at which the operator has to do something.
    private let acting: [Int]

    /// The steps that a command can be about, its own registrar's and others'.
    private struct Filed {
        var own = FiledSteps()
        var another = FiledSteps()
        var operated = FiledSteps()
        /// Those that are its sequel.
        var sequels: [Int] = []

        var isEmpty: Bool { own.isEmpty && another.isEmpty && operated.isEmpty && sequels.isEmpty }
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
        sessions = OpenSessions(remembersCommands: card.steps.contains { $0.follows?.isAboutFaults == true })
        tracksState = card.steps.contains { !$0.demand.state.isEmpty }
        unread = card.steps.indices.filter { card.steps[$0].demand.unread != nil }
        acting = card.steps.indices.filter { !card.steps[$0].acts.isEmpty }
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

    /// Whether there may be something to do for the operator, now or later.
    package var awaitsActs: Bool {
        guard let only else { return !acting.isEmpty }
        return registrars[only]?.hasActs(among: acting) ?? !acting.isEmpty
    }

    /// The steps for which the operator has to act now, with the registrar in whose card they are.
    package mutating func takeDueActs() -> [(ClientID, CardStep)] {
        guard !acting.isEmpty else { return [] }
        return registrars.keys.sorted().flatMap { id -> [(ClientID, CardStep)] in
            (registrars[id]?.takeDueActs(among: acting, of: card) ?? []).map { (id, card.steps[$0]) }
        }
    }

    /// The end: what must never be, could have been, and was not is passed.
    package mutating func conclude() { for id in registrars.keys { registrars[id]?.conclude() } }

    private mutating func take(_ reading: JournalReading) {
        if tracksState || !unread.isEmpty { takeChanges(of: reading) }
        guard let (said, about) = sessions.heard(reading) else { return }
        // Behind its verdict a fault decides nothing but what follows.
        let isLate = about.sequence != reading.sequence
        switch said.source {
        case .registrar where !about.registrar.isEmpty: take(said, about, of: about.registrar, isLate: isLate)
        // Whose connection it is nobody knows, where the card is not one registrar's.
        case .connection: if let only { take(said, about, of: only, isLate: false) }
        case .operator: takeOperated(said, about)
        case .registrar: return
        }
    }

    private mutating func take(_ said: Saying, _ reading: JournalReading, of registrar: ClientID, isLate: Bool) {
        meet(registrar)
        let filed = filed(under: said.command)
        let isAwaited = registrars[registrar]?.armed.isEmpty == false
        guard isAwaited || !filed.isEmpty else { return }
        let command = JudgedCommand(reading, said, prefixes: prefixes, by: registrar)
        if !isLate { judge(command, filed) }
        guard said.command != "closed", said.command != "call" else { return }
        if isAwaited, !isLate { registrars[registrar]?.decideSequels(command, of: card, trace) }
        guard !filed.sequels.isEmpty else { return }
        let (newest, places) = (sessions.newest, filed.sequels)
        registrars[registrar]?.arm(places, by: command, of: card, isLate: isLate, newestSession: newest)
    }

    private mutating func judge(_ command: JudgedCommand, _ filed: Filed) {
        for id in registrars.keys {
            let places = (id == command.registrar ? filed.own : filed.another).places(about: command)
            if !places.isEmpty {
                registrars[id]?.judge(command, by: places, of: card, trace, sessions: sessions.count(of: id))
            }
        }
    }

    /// A call of the operator counts for everybody.
    private mutating func takeOperated(_ said: Saying, _ reading: JournalReading) {
        let filed = filed(under: said.command).operated
        guard !filed.isEmpty else { return }
        let command = JudgedCommand(reading, said, prefixes: prefixes)
        let places = filed.places(about: command)
        for id in registrars.keys { registrars[id]?.judge(command, by: places, of: card, trace, sessions: 0) }
    }

    private mutating func meet(_ registrar: ClientID) {
        guard only == nil, !registrar.isEmpty, registrars.index(forKey: registrar) == nil else { return }
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
            if step.follows?.concerns(command) == true { found.sequels.append(place) }
            let demand = step.demand
            guard demand.unread == nil, step.follows == nil || step.isForbidden else { continue }
            // Who logs out could have gone without.
            let isOccasion = step.isForbidden && command == "logout" && demand.command.rawValue == "closed"
            guard demand.concerns(command) || isOccasion else { continue }
            switch demand.by {
            case .registrar: found.own.add(place, step)
            case .another: found.another.add(place, step)
            case .operator: found.operated.add(place, step)
            }
        }
        filed[command] = found
        return found
    }
}
