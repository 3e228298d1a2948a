import EPP
import JSON
import Registry

/// A date in a seed: fixed, or counted from the start of the registry.
package enum SeedTime: Sendable, Equatable, Codable {
    case fixed(Instant)
    case relative(TimeSpan)

    /// The point in time, for a registry that starts then.
    package func instant(from start: Instant) -> Instant {
        switch self {
        case .fixed(let instant): instant
        case .relative(let span): start + span
        }
    }

    package init(from decoder: any Decoder) throws {
        let text = try String(from: decoder)
        if let instant = Instant(text) {
            self = .fixed(instant)
        } else if let span = TimeSpan(text) {
            self = .relative(span)
        } else {
            let sentence =
                "\"\(text)\" is no date: 2026-01-01T00:00:00Z, or counted from the start such as \"-400d\" or \"+12h\""
            throw JSONFault(sentence, at: JSONPath(decoder.codingPath))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .fixed(let instant): try instant.encode(to: encoder)
        case .relative(let span): try span.description.encode(to: encoder)
        }
    }
}

extension SeedTime {
    /// A fixed date, where there is one.
    package init?(_ instant: Instant?) {
        guard let instant else { return nil }
        self = .fixed(instant)
    }
}
