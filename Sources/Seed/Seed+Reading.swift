import Crypto
import EPP
import JSON
import Registry

extension Seed {
    /// The world that the text describes; `file` is what complaints call it.
    package static func world(
        of text: [UInt8],
        file: String,
        policy: Policy,
        start: Instant,
        random: any RandomSource = SystemRandom()
    ) throws(DocumentError) -> World {
        var json: JSON?
        do throws(JSONFault) {
            let parsed = try JSONParser.parse(text)
            json = parsed
            let seed = try StrictDecoder.decode(Seed.self, from: parsed)
            return try seed.world(policy: policy, start: start, random: random)
        } catch {
            throw error.error(in: file, json)
        }
    }

    /// The seed in a JSON text.
    package init(_ text: [UInt8]) throws(JSONFault) {
        self = try StrictDecoder.decode(Seed.self, from: try JSONParser.parse(text))
    }

    /// The world that the seed describes, when it starts at this time.
    package func world(
        policy: Policy,
        start: Instant,
        random: any RandomSource = SystemRandom()
    ) throws(JSONFault) -> World {
        var planting = Planting(self, policy, start: start, random)
        try planting.plant()
        return planting.world
    }
}
