import JSON
import Seed

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

    var seed: Seed {
        switch self {
        case .demonstration: Self.demonstrationSeed
        case .empty: Seed(registrars: [])
        case .seed(let seed): seed
        }
    }

    /// Read once: it is part of the program.
    private static let demonstrationSeed =
        (try? Seed(Array(DemonstrationSeed.text.utf8))) ?? Seed(registrars: [])
}
