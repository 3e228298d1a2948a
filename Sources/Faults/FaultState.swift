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
        /// How many commands and connections had been looked at when it was added.
        var start = 0
    }

    var list = FaultList()
    private var sightings = FaultSightings()
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
            repeat { lastNumber += 1 } while list.contains("fault-\(lastNumber)")
            rule.id = "fault-\(lastNumber)"
        }
        list.put(Entry(rule: rule, start: sightings.count))
        return rule.id
    }

    mutating func remove(_ id: String) -> Bool { list.remove(id) }

    /// What has become of a rule.
    func record(of entry: Entry) -> FaultRecord {
        var entry = entry
        sightings.note(in: &entry)
        return FaultRecord(entry)
    }

    mutating func choose(_ choice: FaultStage.Choice, _ context: FaultContext) -> Fault? {
        // Reserved names ask here too, where there is nothing to remember it for.
        guard list.count > 0 else { return nil }
        sightings.add(choice, context)
        for place in list.places(for: context) {
            guard let entry = list[place], entry.rule.effect.stage.choice == choice else { continue }
            let misfits = entry.rule.match.misfits(context)
            guard misfits.isEmpty else {
                list.change(place) { $0.note(misfits, context) }
                continue
            }
            let isDue = list.change(place) { entry in
                let isDue = entry.isDue(context)
                if !isDue { entry.untimely += 1 }
                return isDue
            }
            guard isDue == true, isChosen(place) else { continue }
            spend(place)
            return Fault(
                id: entry.rule.id,
                effect: entry.rule.effect,
                drawn: generator.next(),
                errors: context.errors ?? 0
            )
        }
        return nil
    }

    mutating func reserved(_ choice: FaultStage.Choice, _ context: FaultContext) -> Fault? {
        guard let reserved = ReservedNames.first(for: context), reserved.effect.stage.choice == choice else {
            return nil
        }
        return Fault(id: "reserved:\(reserved.name)", effect: reserved.effect, drawn: generator.next(), errors: 0)
    }

    private mutating func isChosen(_ place: Int) -> Bool {
        list.change(place) { $0.seen += 1 }
        guard let entry = list[place] else { return false }
        if let occurrence = entry.rule.match.occurrence, occurrence != entry.seen { return false }
        guard let probability = entry.rule.match.probability else { return true }
        return Double.random(in: 0..<1, using: &generator) < probability
    }

    /// A rule that has acted often enough is gone.
    private mutating func spend(_ place: Int) {
        guard let entry = list[place] else { return }
        if entry.rule.remaining == 1 {
            _ = list.remove(entry.rule.id)
        } else {
            list.change(place) { entry in
                entry.acted += 1
                entry.rule.remaining = entry.rule.remaining.map { $0 - 1 }
            }
        }
    }
}

/// The last command or connection of each name, for rules that are not looked at because another is what they ask for.
struct FaultSightings {
    private struct Sighting {
        let number: Int
        let choice: FaultStage.Choice
        let context: FaultContext
    }

    static let most = 256
    var remembered: Int { last.count }
    private var last: [String: Sighting] = [:]
    /// How many there have been.
    private(set) var count = 0

    mutating func add(_ choice: FaultStage.Choice, _ context: FaultContext) {
        count += 1
        let name = "\(choice) \(context.commandNames.last ?? "")"
        // A client can invent as many operations as it likes.
        if last.count >= Self.most, last[name] == nil { last = [:] }
        last[name] = Sighting(number: count, choice: choice, context: context.withoutExtensions)
    }

    /// Tells a rule of what came after it and asked for something else.
    func note(in entry: inout FaultState.Entry) {
        let own = last.values.filter { $0.number > entry.start && $0.choice == entry.rule.effect.stage.choice }
        for sighting in own.sorted(by: { $0.number < $1.number }) {
            let misfits = entry.rule.match.misfits(sighting.context)
            if !misfits.isEmpty { entry.note(misfits, sighting.context) }
        }
    }
}

extension FaultState.Entry {
    /// Whether what the effect itself waits for has come about.
    mutating func isDue(_ context: FaultContext) -> Bool { rule.effect.kind.isDue(context, &counts) }
}

/// Each registrar's present second, and its commands in it.
package struct CommandCounts: Sendable {
    /// A client can name as many registrars as it likes.
    static let mostRegistrars = 4096
    var remembered: Int { seconds.count }
    private var seconds: [ClientID: (second: Int64, commands: Int)] = [:]

    /// Counts a command, and tells which of its second it is.
    mutating func count(_ client: ClientID, inSecond second: Int64) -> Int {
        let last = seconds[client]
        let commands = last?.second == second ? (last?.commands ?? 0) + 1 : 1
        if last == nil, seconds.count >= Self.mostRegistrars { seconds = [:] }
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
