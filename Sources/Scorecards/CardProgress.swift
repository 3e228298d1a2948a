import EPP
import Faults
import JSON
import Journal
import Registry

/// How far one registrar is with a card.
package struct CardProgress: Sendable {
    package let registrar: ClientID
    package private(set) var steps: [StepProgress]
    private let places: [String: Int]
    private var variables: [String: String]
    private var secrets: Set<[UInt8]> = []
    private var transactions: Set<String> = []
    /// Messages in the queue, and since when.
    private var queued: [Int: Instant] = [:]

    init(_ registrar: ClientID, _ card: Scorecard) {
        self.registrar = registrar
        steps = card.steps.map { _ in StepProgress() }
        places = Dictionary(uniqueKeysWithValues: card.steps.enumerated().map { ($1.id, $0) })
        variables = ["registrar": registrar]
    }

    /// Of the whole card: passed when every step is.
    package var verdict: StepVerdict {
        if steps.contains(where: { $0.verdict == .failed }) { return .failed }
        return steps.allSatisfy { $0.verdict == .passed } ? .passed : .notSeen
    }

    /// The steps whose sequel is to come.
    private(set) var armed: [Int] = []

    /// Judges a command by the steps that are filed under it.
    mutating func judge(
        _ command: JudgedCommand,
        by wanted: [Int],
        of card: Scorecard,
        _ trace: WorldTrace,
        sessions: Int
    ) {
        let said = wanted.contains { card.steps[$0].demand.repeats != nil } ? repetitions(of: command) : []
        for place in wanted where !steps[place].isFinal {
            let step = card.steps[place]
            if step.isForbidden {
                watch(place, step, command, trace, said, sessions)
            } else if step.follows == nil {
                judge(place, step, command, trace, card)
            }
        }
    }

    /// Notes what steps are the sequel of; `isLate` where a fault has spoilt the answer to a command that was judged before.
    mutating func arm(
        _ places: [Int],
        by command: JudgedCommand,
        of card: Scorecard,
        isLate: Bool,
        newestSession: Int
    ) {
        for place in places where !steps[place].isFinal && steps[place].trigger == nil {
            let step = card.steps[place]
            guard let trigger = step.follows, !isLate || trigger.isAboutFaults, trigger.fits(command.said),
                areSeen(step.after), trigger.accepts(command.code), fitsRequest(trigger, command),
                fitsAnswer(trigger, command)
            else { continue }
            steps[place].trigger = StepTrigger(command, newestSession: newestSession)
            if step.isForbidden { steps[place].keep(command) } else { armed.append(place) }
        }
    }

    /// The command that comes next about the same object decides the steps that wait for it.
    mutating func decideSequels(_ command: JudgedCommand, of card: Scorecard, _ trace: WorldTrace) {
        for place in armed where steps[place].trigger?.isFollowed(by: command) == true {
            let step = card.steps[place]
            armed.removeAll { $0 == place }
            let isMeant = step.demand.concerns(command.command) && fitsRequest(step.demand, command)
            if let reason = isMeant ? flaw(place, step, command, trace) : "something else had to come next" {
                steps[place].fail(command, reason, isFinal: true)
            } else {
                steps[place].pass(command, needing: 1)
                name(step, command)
                hasPassed(place, card)
            }
        }
    }

    private mutating func judge(
        _ place: Int,
        _ step: CardStep,
        _ command: JudgedCommand,
        _ trace: WorldTrace,
        _ card: Scorecard
    ) {
        if steps[place].verdict == .passed, step.times.upperBound == .max { return }
        guard step.demand.concerns(command.command), fitsRequest(step.demand, command) else { return }
        if let reason = flaw(place, step, command, trace) {
            guard steps[place].verdict != .passed else { return }
            // Who looks at another thing, or has luck where a refusal is wanted, has done nothing wrong.
            let isOther = !step.demand.isFailed(by: command.code) && !isMeant(step.demand, command)
            return isOther ? steps[place].note(command, reason) : steps[place].fail(command, reason)
        }
        guard steps[place].count < step.times.upperBound else {
            return steps[place].fail(command, "that is more than \(step.times.upperBound)", isFinal: true)
        }
        steps[place].pass(command, needing: step.times.lowerBound)
        name(step, command)
        hasPassed(place, card)
    }

    /// What keeps a command, which is the one that is meant, from being what is expected.
    private mutating func flaw(_ place: Int, _ step: CardStep, _ command: JudgedCommand, _ trace: WorldTrace) -> String?
    {
        let demand = step.demand
        guard demand.accepts(command.code) else {
            return
                "expected \(demand.codes.isEmpty ? "a success" : demand.codes.map(String.init).joined(separator: " or "))"
        }
        for field in demand.answer where !field.holds(for: command.answer(field.path), filling: filled) {
            return "expected an answer \(field.words)"
        }
        if let before = step.before, areSeen([before]) { return "it had to come before \(before)" }
        if let within = step.within, let start = start(place, step), command.reading.time > start.time + within {
            return "it had to come within \(within)"
        }
        if let earliest = step.earliest, let start = start(place, step),
            command.reading.moment.waited(since: start) < earliest
        {
            return "it had to wait for \(earliest)"
        }
        // A name is what the command is about from here on, also where the state is not what it should be.
        name(step, command)
        for object in demand.state { if let reason = self.flaw(object, trace) { return reason } }
        return nil
    }

    private func flaw(_ object: ObjectDemand, _ trace: WorldTrace) -> String? {
        guard !trace.isBroken else { return "the journal no longer had all changes" }
        let name = filled(object.name)
        let words = "\(object.kind.rawValue) \(name)"
        guard let form = trace.form(object.kind, name) else { return object.exists ? "there is no \(words)" : nil }
        guard object.exists else { return "there is still \(words)" }
        guard let wanted = object.has.map(filled) else { return nil }
        guard case .object(let members) = wanted.value else { return nil }
        let wrong = members.first { member in
            !JSON(value: .object([member]), line: 0).isPart(of: form)
        }
        return wrong.map { "the \(words) has not the wanted \($0.name)" }
    }

    private mutating func watch(
        _ place: Int,
        _ step: CardStep,
        _ command: JudgedCommand,
        _ trace: WorldTrace,
        _ said: Set<CommandDemand.Repetition>,
        _ sessions: Int
    ) {
        guard step.demand.unread == nil, areSeen(step.after), step.before.map({ !areSeen([$0]) }) ?? true else {
            return
        }
        guard step.demand.concerns(command.command) else {
            // Who logs out could have gone without.
            if step.demand.command.rawValue == "closed" { steps[place].keep(command) }
            return
        }
        if isForbidden(place, step, command, trace, said, sessions) {
            steps[place].fail(command, "it must never be", isFinal: true)
        } else if step.after.isEmpty, step.follows == nil {
            steps[place].keep(command)
        }
    }

    private func isForbidden(
        _ place: Int,
        _ step: CardStep,
        _ command: JudgedCommand,
        _ trace: WorldTrace,
        _ said: Set<CommandDemand.Repetition>,
        _ sessions: Int
    ) -> Bool {
        let demand = step.demand
        if let within = step.within, let start = start(place, step), command.reading.time > start.time + within {
            return false
        }
        if step.follows != nil, steps[place].trigger?.isFollowed(by: command) != true { return false }
        let isSame = demand.repeats.map(said.contains) ?? true
        let isCrowded = demand.sessionsAbove.map { sessions > $0 } ?? true
        return demand.fits(command.code) && isSame && isCrowded && fitsRequest(demand, command)
            && fitsAnswer(demand, command) && demand.state.allSatisfy { flaw($0, trace) == nil }
    }

    /// Whether result and answer are those that are wanted.
    private func isMeant(_ demand: CommandDemand, _ command: JudgedCommand) -> Bool {
        demand.accepts(command.code) && fitsAnswer(demand, command)
    }

    private func fitsAnswer(_ demand: CommandDemand, _ command: JudgedCommand) -> Bool {
        demand.answer.allSatisfy { $0.holds(for: command.answer($0.path), filling: filled) }
    }

    private func fitsRequest(_ demand: CommandDemand, _ command: JudgedCommand) -> Bool {
        if let via = demand.via, !Glob(rawValue: filled(via)).matches(command.said.call ?? "") { return false }
        if let wanted = demand.commands, !wanted.fits(command.said.commands) { return false }
        if let name = demand.name {
            let pattern = Glob(rawValue: filled(name))
            guard command.names.contains(where: pattern.matches) else { return false }
        }
        return demand.request.allSatisfy { $0.holds(for: command.request($0.path), filling: filled) }
    }

    private func object(of step: CardStep, _ command: JudgedCommand) -> String? {
        guard let name = step.demand.name else { return command.names.first }
        return command.names.first(where: Glob(rawValue: filled(name)).matches) ?? command.names.first
    }

    private mutating func name(_ step: CardStep, _ command: JudgedCommand) {
        if let variable = step.calls, let object = object(of: step, command) { variables[variable] = object }
    }

    /// What this one makes too early, and what is forbidden and can be from now on.
    private mutating func hasPassed(_ place: Int, _ card: Scorecard) {
        let id = card.steps[place].id
        for (other, step) in card.steps.enumerated() where other != place {
            if step.isForbidden {
                if step.before == id { steps[other].conclude() }
                if step.follows == nil, step.after.contains(id), areSeen(step.after) { steps[other].keep(nil) }
            } else if step.after.contains(id), steps[other].seen != nil, !steps[other].isFinal,
                steps[place].count == card.steps[place].times.lowerBound
            {
                steps[other].reopen("\(id) has to come first")
            }
        }
    }

    private func areSeen(_ ids: [String]) -> Bool {
        ids.allSatisfy { id in places[id].map { steps[$0].verdict == .passed } ?? false }
    }

    /// When the last of what comes first was seen.
    private func start(_ place: Int, _ step: CardStep) -> JournalMoment? {
        let seen = step.after.compactMap { places[$0].flatMap { steps[$0].seen } }
        return (seen + [steps[place].trigger?.moment].compactMap(\.self)).max { $0.time < $1.time }
    }
}

extension CardProgress {
    /// Whether the operator has not acted for all of these.
    func hasActs(among acting: [Int]) -> Bool { acting.contains { !steps[$0].hasActed } }

    /// The steps among these for which the operator has to act now; each once.
    mutating func takeDueActs(among acting: [Int], of card: Scorecard) -> [Int] {
        acting.filter { place in
            guard !steps[place].hasActed, areSeen(card.steps[place].after) else { return false }
            steps[place].hasActed = true
            return true
        }
    }

    /// The end: what could have been and never was is passed.
    mutating func conclude() { for place in steps.indices { steps[place].conclude() } }
}

/// Messages that wait.
extension CardProgress {
    mutating func note(
        _ message: Int,
        isQueued: Bool,
        _ reading: JournalReading,
        _ places: [Int],
        _ prefixes: [String: String]
    ) {
        queued[message] = isQueued ? .some(reading.time) : nil
        guard !isQueued else { return }
        let said = Saying(command: reading.verdict?.command ?? "message", code: reading.verdict?.code)
        let command = JudgedCommand(reading, said, prefixes: prefixes)
        for place in places { steps[place].keep(command) }
    }

    mutating func noteTime(_ reading: JournalReading, _ places: [Int], of card: Scorecard, _ prefixes: [String: String])
    {
        guard let oldest = queued.values.min() else { return }
        for place in places where !steps[place].isFinal {
            guard let most = card.steps[place].demand.unread, reading.time > oldest + most else { continue }
            let command = JudgedCommand(reading, Saying(command: "time", code: nil), prefixes: prefixes)
            steps[place].fail(command, "a message has waited since \(oldest)", isFinal: true)
        }
    }
}

/// What a registrar says again, and what variables stand for.
extension CardProgress {
    private mutating func repetitions(of command: JudgedCommand) -> Set<CommandDemand.Repetition> {
        var said: Set<CommandDemand.Repetition> = []
        let fresh = Set(command.reading.secrets.filter { !$0.isEmpty }.map(Array.init))
        if !secrets.isDisjoint(with: fresh) { said.insert(.secret) }
        secrets.formUnion(fresh)
        if let transaction = command.reading.clientTransactionID, !transactions.insert(transaction).inserted {
            said.insert(.clTRID)
        }
        return said
    }

    /// A variable that nothing was called so far stands for anything.
    private func filled(_ text: String) -> String {
        guard text.contains("$") else { return text }
        return text.replacing(/\$([a-z][a-z0-9]*)/) { variables[String($0.1)] ?? "*" }
    }

    private func filled(_ json: JSON) -> JSON {
        switch json.value {
        case .string(let text): JSON(value: .string(filled(text)), line: json.line)
        case .array(let items): JSON(value: .array(items.map(filled)), line: json.line)
        case .object(let members):
            JSON(
                value: .object(members.map { .init(name: $0.name, line: $0.line, value: filled($0.value)) }),
                line: json.line
            )
        default: json
        }
    }
}
