import EPP
import FoundationEssentials
import JSON
import Registry
import Seed

/// What a new registry is to be; only what differs from the demonstration must be said.
package struct RegistryPlan: Sendable, Decodable {
    package var id: String?
    /// What people call it.
    package var label: String?
    package var policy = PlannedPolicy(Policy())
    package var seed = PlannedSeed.demonstration
    package var clock = PlannedClock()
    /// Makes codes and salts the same in every run.
    package var randomSeed: UInt64?
    package var endpoint = Endpoint.port(0)
    /// Whether names such as `answer-lost.example` make trouble; as the process has it unless it is said.
    package var honoursReservedNames: Bool?

    /// The demonstration, on a port of its own.
    package init() {}

    private enum Field: String, CodingKey {
        case id, label, policy, seed, clock, randomSeed, honoursReservedNames
        case endpoint = "reach"
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        id = try fields.decodeIfPresent(String.self, forKey: .id)
        label = try fields.decodeIfPresent(String.self, forKey: .label)
        policy = try fields.decodeIfPresent(PlannedPolicy.self, forKey: .policy) ?? policy
        seed = try fields.decodeIfPresent(PlannedSeed.self, forKey: .seed) ?? seed
        clock = try fields.decodeIfPresent(PlannedClock.self, forKey: .clock) ?? clock
        randomSeed = try fields.decodeIfPresent(UInt64.self, forKey: .randomSeed)
        honoursReservedNames = try fields.decodeIfPresent(Bool.self, forKey: .honoursReservedNames)
        endpoint = try fields.decodeIfPresent(Endpoint.self, forKey: .endpoint) ?? endpoint
    }

    /// The plan in a JSON text.
    package init(_ text: [UInt8]) throws(JSONFault) {
        self = try StrictDecoder.decode(Self.self, from: try JSONParser.parse(text))
    }

    /// An identifier stands in paths and file names.
    func check() throws(JSONFault) {
        try endpoint.check(at: JSONPath()["reach"])
        try Self.check(label: label)
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
package struct PlannedPolicy: Sendable, Decodable {
    package let policy: Policy

    package init(_ policy: Policy) { self.policy = policy }

    package init(from decoder: any Decoder) throws {
        let path = JSONPath(decoder.codingPath)
        guard let json = (decoder as? StrictDecoder)?.json else { throw JSONFault("a policy is expected", at: path) }
        guard case .string(let name) = json.value else {
            do throws(JSONFault) {
                policy = try PolicyFile.policy(json)
            } catch { throw JSONFault(error.sentence, at: JSONPath(path.steps + error.path.steps)) }
            return
        }
        guard let named = Policy.named(name) else {
            let names = Policy.builtIn.map(\.name).joined(separator: ", ")
            throw JSONFault("there is no policy \"\(name)\": \(names)", at: path)
        }
        policy = named
    }
}

/// What a new registry knows: a seed, or one of two that have names.
package enum PlannedSeed: Sendable, Decodable {
    case demonstration
    case empty
    case seed(Seed)

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

    func seed(under policy: Policy) -> Seed {
        switch self {
        case .demonstration: policy.zones == Policy.classic.zones ? Self.demonstrationSeed : Self.demonstration(policy)
        case .empty: Seed(registrars: [])
        case .seed(let seed): seed
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

    func clock() throws(JSONFault) -> Clock {
        let speed = speed ?? 1
        guard (0...1_000_000).contains(speed) else {
            throw JSONFault("a speed is a number from 0 to 1000000", at: JSONPath()["clock"]["speed"])
        }
        guard let start else { return Clock(speed: speed, machine: { MachineTime.now }) }
        let instant = start.instant(from: MachineTime.now)
        guard ClockRange.contains(instant) else {
            throw JSONFault("a date from 1970 to 8999 is expected", at: JSONPath()["clock"]["start"])
        }
        return Clock(startingAt: instant, speed: speed, machine: { MachineTime.now })
    }
}

/// The dates on which a registry's clock may stand: everything that follows from them has four-digit years.
package enum ClockRange {
    /// Whether a clock may stand on the date.
    package static func contains(_ instant: Instant) -> Bool { (first...last).contains(instant) }

    private static let first = Instant(milliseconds: 0)
    private static let last = Instant("8999-12-31T00:00:00Z") ?? first
}

/// The machine's own time.
package enum MachineTime {
    /// As it is now.
    package static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
