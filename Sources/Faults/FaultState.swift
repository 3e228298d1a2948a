import EPP
import Network
import Registry

/// The rules and their counters, behind the lock of `Faults`.
struct FaultState {
    struct Entry {
        var rule: FaultRule
        /// How many times it has fitted.
        var seen = 0
        /// How many times it has acted.
        var acted = 0
        /// How many times it has fitted, and what its effect waits for had not come about.
        var untimely = 0
        /// What came nearest, as long as it has not acted.
        var nearest: FaultMiss?
        var counts = CommandCounts()
    }

    var entries: [Entry] = []
    private var generator: SeededGenerator
    private let seed: UInt64
    private var lastNumber = 0

    init(seed: UInt64) {
        self.seed = seed
        generator = SeededGenerator(seed: seed)
    }

    /// As it was at the beginning.
    mutating func removeAll() { self = FaultState(seed: seed) }

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

    mutating func choose(_ choice: FaultStage.Choice, _ context: FaultContext) -> Fault? {
        for index in entries.indices where entries[index].rule.effect.stage.choice == choice {
            let misfits = entries[index].rule.match.misfits(context)
            guard misfits.isEmpty else {
                entries[index].note(misfits, context)
                continue
            }
            guard entries[index].isDue(context) else {
                entries[index].untimely += 1
                continue
            }
            guard isChosen(index) else { continue }
            let rule = entries[index].rule
            spend(index)
            return Fault(id: rule.id, effect: rule.effect, drawn: generator.next(), errors: context.errors ?? 0)
        }
        return nil
    }

    mutating func reserved(_ choice: FaultStage.Choice, _ context: FaultContext) -> Fault? {
        guard let reserved = ReservedNames.first(for: context), reserved.effect.stage.choice == choice else {
            return nil
        }
        return Fault(id: "reserved:\(reserved.name)", effect: reserved.effect, drawn: generator.next(), errors: 0)
    }

    private mutating func isChosen(_ index: Int) -> Bool {
        entries[index].seen += 1
        let entry = entries[index]
        if let occurrence = entry.rule.match.occurrence, occurrence != entry.seen { return false }
        guard let probability = entry.rule.match.probability else { return true }
        return Double.random(in: 0..<1, using: &generator) < probability
    }

    /// A rule that has acted often enough is gone.
    private mutating func spend(_ index: Int) {
        entries[index].acted += 1
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
    mutating func isDue(_ context: FaultContext) -> Bool { rule.effect.kind.isDue(context, &counts) }
}

/// Each registrar's present second, and its commands in it.
package struct CommandCounts: Sendable {
    private var seconds: [ClientID: (second: Int64, commands: Int)] = [:]

    /// Counts a command, and tells which of its second it is.
    mutating func count(_ client: ClientID, inSecond second: Int64) -> Int {
        let last = seconds[client]
        let commands = last?.second == second ? (last?.commands ?? 0) + 1 : 1
        // A client can name as many registrars as it likes.
        if last == nil, seconds.count > 4096 { seconds = [:] }
        seconds[client] = (second, commands)
        return commands
    }
}

/// A random generator that repeats itself from the same seed (the splitmix64 sequence).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
