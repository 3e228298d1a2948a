import EPP
import JSON
import Registry

/// What a new registry is to be; only what differs from the demonstration must be said.
package struct RegistryPlan: Sendable, Decodable {
    package var id: String?
    package var policy = PlannedPolicy(Policy())
    package var seed = PlannedSeed.demonstration
    package var clock = PlannedClock()
    /// Makes codes and salts the same in every run.
    package var randomSeed: UInt64?
    package var reach = Reach.port(0)
    /// Whether names such as `answer-lost.example` make trouble; as the process has it unless it is said.
    package var honoursReservedNames: Bool?

    /// The demonstration, on a port of its own.
    package init() {}

    private enum Field: String, CodingKey { case id, policy, seed, clock, randomSeed, reach, honoursReservedNames }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        id = try fields.decodeIfPresent(String.self, forKey: .id)
        policy = try fields.decodeIfPresent(PlannedPolicy.self, forKey: .policy) ?? policy
        seed = try fields.decodeIfPresent(PlannedSeed.self, forKey: .seed) ?? seed
        clock = try fields.decodeIfPresent(PlannedClock.self, forKey: .clock) ?? clock
        randomSeed = try fields.decodeIfPresent(UInt64.self, forKey: .randomSeed)
        honoursReservedNames = try fields.decodeIfPresent(Bool.self, forKey: .honoursReservedNames)
        reach = try fields.decodeIfPresent(Reach.self, forKey: .reach) ?? reach
    }

    /// The plan in a JSON text.
    package init(_ text: [UInt8]) throws(JSONFault) {
        self = try StrictDecoder.decode(Self.self, from: try JSONParser.parse(text))
    }

    /// An identifier stands in paths and file names.
    func check() throws(JSONFault) {
        try reach.check(at: JSONPath()["reach"])
        guard let id else { return }
        let isPlain = id.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        guard isPlain, (1...64).contains(id.utf8.count) else {
            throw JSONFault("an identifier is 1 to 64 small letters, digits and hyphens", at: JSONPath()["id"])
        }
    }
}
