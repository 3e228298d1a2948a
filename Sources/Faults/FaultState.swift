import EPP
import Network
import Registry

/// The rules and their counters, behind the lock of `Faults`.
struct FaultState {
    struct Entry {
        var rule: FaultRule
        /// How many times it has fitted.
        var seen = 0
        /// For a rate limit: each registrar's second, and its commands in it.
        var seconds: [ClientID: (second: Int64, commands: Int)] = [:]
    }

    var entries: [Entry] = []
    private var lots: FaultLots
    private var lastNumber = 0

    init(seed: UInt64) { lots = FaultLots(seed: seed) }

    mutating func add(_ rule: FaultRule) -> String {
        var rule = rule
        if rule.id.isEmpty {
            lastNumber += 1
            rule.id = "fault-\(lastNumber)"
        }
        if let index = entries.firstIndex(where: { $0.rule.id == rule.id }) {
            entries[index] = Entry(rule: rule)
        } else {
            entries.append(Entry(rule: rule))
        }
        return rule.id
    }

    mutating func remove(_ id: String) -> Bool {
        guard let index = entries.firstIndex(where: { $0.rule.id == id }) else { return false }
        entries.remove(at: index)
        return true
    }

    mutating func choose(_ choice: FaultStage.Choice, _ occasion: Occasion) -> Fault? {
        for index in entries.indices where entries[index].rule.effect.stage.choice == choice {
            guard entries[index].rule.match.fits(occasion), entries[index].isDue(occasion) else { continue }
            guard isChosen(index) else { continue }
            let rule = entries[index].rule
            spend(index)
            return Fault(id: rule.id, effect: rule.effect, lot: lots.next(), errors: occasion.errors ?? 0)
        }
        return nil
    }

    mutating func reserved(_ choice: FaultStage.Choice, _ occasion: Occasion) -> Fault? {
        guard let reserved = ReservedNames.first(for: occasion), reserved.effect.stage.choice == choice else {
            return nil
        }
        return Fault(id: "reserved:\(reserved.name)", effect: reserved.effect, lot: lots.next(), errors: 0)
    }

    private mutating func isChosen(_ index: Int) -> Bool {
        entries[index].seen += 1
        let entry = entries[index]
        if let occurrence = entry.rule.match.occurrence, occurrence != entry.seen { return false }
        guard let probability = entry.rule.match.probability else { return true }
        return Double.random(in: 0..<1, using: &lots) < probability
    }

    /// A rule that has acted often enough is gone.
    private mutating func spend(_ index: Int) {
        guard let remaining = entries[index].rule.remaining else { return }
        if remaining > 1 {
            entries[index].rule.remaining = remaining - 1
        } else {
            entries.remove(at: index)
        }
    }
}

extension FaultState.Entry {
    /// Whether what the effect itself waits for has come about.
    mutating func isDue(_ occasion: Occasion) -> Bool {
        switch rule.effect {
        case .maintenance(let window, _):
            !occasion.isLogin && !occasion.isLogout && window.contains(occasion.now)
        case .sessionLimit(let sessions): occasion.isLogin && occasion.openSessions >= sessions
        case .rateLimit(let limit, _, let byRegistryClock):
            commandsThisSecond(occasion, byRegistryClock == true) > limit
        case .tarpit: occasion.errors != nil
        default: true
        }
    }

    private mutating func commandsThisSecond(_ occasion: Occasion, _ byRegistryClock: Bool) -> Int {
        let second =
            byRegistryClock
            ? occasion.now.milliseconds / 1000 : Int64(clamping: occasion.moment.nanoseconds / 1_000_000_000)
        let last = seconds[occasion.registrar]
        let commands = last?.second == second ? (last?.commands ?? 0) + 1 : 1
        // A stranger can name as many registrars as it likes.
        if last == nil, seconds.count > 4096 { seconds = [:] }
        seconds[occasion.registrar] = (second, commands)
        return commands
    }
}
