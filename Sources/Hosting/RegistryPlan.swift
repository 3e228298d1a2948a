import EPP
import Faults
import FoundationEssentials
import JSON
import Registry
import Scorecards
import Seed

/// What a new registry is to be; only what differs from the demonstration must be said.
package struct RegistryPlan: Sendable, Codable {
    package var id: String?
    /// What people call it.
    package var label: String?
    package var policy = PlannedPolicy.whole(Policy())
    package var seed = PlannedSeed.demonstration
    package var clock = PlannedClock()
    /// Makes codes and salts the same in every run.
    package var randomSeed: UInt64?
    package var endpoint = Endpoint.port(0)
    /// Whether names such as `answer-lost.example` make trouble; as the process has it unless it is said.
    package var honoursReservedNames: Bool?
    /// What goes wrong from the beginning, and after a reset again.
    package var faults: [FaultRule] = []
    /// The exercise that it is for: what is not said is as the exercise has it.
    package var exercise: String?

    /// The demonstration, on a port of its own.
    package init() {}

    private enum Field: String, CodingKey {
        case id, label, policy, seed, clock, randomSeed, honoursReservedNames, faults, exercise, card
        case endpoint = "reach"
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        exercise = try fields.decodeIfPresent(String.self, forKey: .exercise)
        if let card = try fields.decodeIfPresent(String.self, forKey: .card) {
            let path = JSONPath(decoder.codingPath)
            guard exercise == nil else { throw JSONFault("an exercise has its card", at: path["card"]) }
            self = try Self.registry(ofCard: card, at: path["card"])
        }
        if let exercise {
            guard let known = Exercise.named(exercise) else {
                let names = Exercise.builtIn.map(\.name)
                throw JSONFault.noValue(exercise, of: names, at: JSONPath(decoder.codingPath)["exercise"])
            }
            self = try RegistryPlan(known.registry)
            self.exercise = exercise
        }
        id = try fields.decodeIfPresent(String.self, forKey: .id)
        label = try fields.decodeIfPresent(String.self, forKey: .label)
        policy = try fields.decodeIfPresent(PlannedPolicy.self, forKey: .policy) ?? policy
        seed = try fields.decodeIfPresent(PlannedSeed.self, forKey: .seed) ?? seed
        clock = try fields.decodeIfPresent(PlannedClock.self, forKey: .clock) ?? clock
        randomSeed = try fields.decodeIfPresent(UInt64.self, forKey: .randomSeed) ?? randomSeed
        honoursReservedNames = try fields.decodeIfPresent(Bool.self, forKey: .honoursReservedNames)
        endpoint = try fields.decodeIfPresent(Endpoint.self, forKey: .endpoint) ?? endpoint
        faults = try fields.decodeIfPresent([FaultRule].self, forKey: .faults) ?? faults
    }

    /// The registry of one of the program's cards: what is not said besides is as the card has it.
    private static func registry(ofCard name: String, at path: JSONPath) throws(JSONFault) -> RegistryPlan {
        guard let card = Scorecard.builtIn.first(where: { $0.name == name }) else {
            throw JSONFault.noValue(name, of: Scorecard.builtIn.map(\.name), at: path)
        }
        return try RegistryPlan(of: card)
    }

    /// The registry in which a card can be passed.
    package init(of card: Scorecard) throws(JSONFault) {
        self.init()
        if let registry = card.registry {
            do throws(JSONFault) { self = try StrictDecoder.decode(Self.self, from: registry) } catch {
                throw error.below(JSONPath()["registry"])
            }
        } else if let policy = card.policy {
            self.policy = .named(policy)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        try fields.encodeIfPresent(id, forKey: .id)
        try fields.encodeIfPresent(label, forKey: .label)
        try fields.encode(policy, forKey: .policy)
        try fields.encode(seed, forKey: .seed)
        try fields.encode(clock, forKey: .clock)
        try fields.encodeIfPresent(randomSeed, forKey: .randomSeed)
        try fields.encodeIfPresent(honoursReservedNames, forKey: .honoursReservedNames)
        try fields.encode(endpoint, forKey: .endpoint)
        if !faults.isEmpty { try fields.encode(faults, forKey: .faults) }
        try fields.encodeIfPresent(exercise, forKey: .exercise)
    }

    /// The plan in a JSON text.
    package init(_ text: [UInt8]) throws(JSONFault) {
        self = try StrictDecoder.decode(Self.self, from: try JSONParser.parse(text))
    }

    /// An identifier stands in paths and file names.
    func check() throws(JSONFault) {
        try endpoint.check(at: JSONPath()["reach"])
        try Self.check(label: label)
        for (index, fault) in faults.enumerated() { try fault.check(at: JSONPath()["faults"][index]) }
        guard let id else { return }
        let isPlain = id.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        guard isPlain, (1...64).contains(id.utf8.count) else {
            throw JSONFault("an identifier is 1 to 64 small letters, digits and hyphens", at: JSONPath()["id"])
        }
    }
}

extension RegistryPlan {
    /// A label stands in a heading: it is short, and a line.
    package static func check(label: String?) throws(JSONFault) {
        guard let label else { return }
        let isLine = label.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        guard isLine, (1...64).contains(label.count) else {
            throw JSONFault("a label is 1 to 64 characters without line ends", at: JSONPath()["label"])
        }
    }
}

/// A policy by its name, or the fields that differ from one.
package enum PlannedPolicy: Sendable, Codable {
    case named(String)
    case whole(Policy)

    package init(from decoder: any Decoder) throws {
        let path = JSONPath(decoder.codingPath)
        guard let json = (decoder as? StrictDecoder)?.json else { throw JSONFault("a policy is expected", at: path) }
        guard case .string(let name) = json.value else {
            do throws(JSONFault) {
                self = .whole(try PolicyFile.policy(json))
            } catch { throw error.below(path) }
            return
        }
        self = .named(name)
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .named(let name): try name.encode(to: encoder)
        case .whole(let policy): try policy.encode(to: encoder)
        }
    }

    /// The policy; names are the program's, and those of a set-up.
    func policy(among own: [String: Policy]) throws(JSONFault) -> Policy {
        switch self {
        case .whole(let policy): return policy
        case .named(let name):
            if let policy = own[name] ?? PolicyPreset.policy(named: name) { return policy }
            let names = (PolicyPreset.names + own.keys.sorted()).joined(separator: ", ")
            throw JSONFault("there is no policy \"\(name)\": \(names)", at: JSONPath()["policy"])
        }
    }
}

/// What a new registry knows: a seed, or one of two that have names.
package enum PlannedSeed: Sendable, Codable {
    case demonstration
    case empty
    case seed(Seed)
    /// What a world holds.
    case world(WorldSnapshot)

    package init(from decoder: any Decoder) throws {
        guard let name = try? decoder.singleValueContainer().decode(String.self) else {
            self = .seed(try Seed(from: decoder))
            return
        }
        switch name {
        case "demonstration": self = .demonstration
        case "empty": self = .empty
        default:
            let sentence = "there is no seed \"\(name)\": demonstration, empty, or a seed itself"
            throw JSONFault(sentence, at: JSONPath(decoder.codingPath))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .demonstration: try "demonstration".encode(to: encoder)
        case .empty: try "empty".encode(to: encoder)
        case .seed(let seed): try seed.encode(to: encoder)
        case .world(let world):
            if let later = LaterWorlds.held(by: encoder) {
                try later.mark(for: world).encode(to: encoder)
            } else {
                try Seed(World(world)).encode(to: encoder)
            }
        }
    }

    func seed(under policy: Policy) -> Seed {
        switch self {
        case .demonstration: policy.zones == Policy.classic.zones ? Self.demonstrationSeed : Self.demonstration(policy)
        case .empty: Seed(registrars: [])
        case .seed(let seed): seed
        case .world(let world): Seed(World(world))
        }
    }

    /// Read once: it is part of the program.
    private static let demonstrationSeed = demonstration(.classic)

    private static func demonstration(_ policy: Policy) -> Seed {
        (try? Seed(Array(DemonstrationSeed.text(under: policy).utf8))) ?? Seed(registrars: [])
    }
}

/// How a new registry's clock starts; the machine's own time unless it is said.
package struct PlannedClock: Sendable, Codable {
    package var start: SeedTime?
    package var speed: Double?

    package init() {}

    init(at time: Instant, speed: Double) { (start, self.speed) = (.fixed(time), speed) }

    package func clock() throws(JSONFault) -> Clock {
        let speed = speed ?? 1
        guard (0...Clock.largestSpeed).contains(speed) else {
            let reason = "a speed is a number from 0 to \(Int(Clock.largestSpeed))"
            throw JSONFault(reason, at: JSONPath()["clock"]["speed"])
        }
        guard let start else { return Clock(speed: speed, machine: { MachineTime.now }) }
        let instant = start.instant(from: MachineTime.now)
        guard ClockRange.contains(instant) else {
            throw JSONFault("a date from \(ClockRange.words) is expected", at: JSONPath()["clock"]["start"])
        }
        return Clock(startingAt: instant, speed: speed, machine: { MachineTime.now })
    }
}

/// The dates on which a registry's clock may stand: everything that follows from them has four-digit years.
package enum ClockRange {
    /// Whether a clock may stand on the date.
    package static func contains(_ instant: Instant) -> Bool { (first...Clock.last).contains(instant) }

    /// How its ends are told.
    package static let words = "1970-01-01 to 8999-12-31"

    private static let first = Instant(milliseconds: 0)
}

/// The machine's own time.
package enum MachineTime {
    /// As it is now.
    package static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
