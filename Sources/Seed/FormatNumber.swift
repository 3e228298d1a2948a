import JSON

/// The version of a document's form: `"format": 1` in seeds and kept states.
///
/// It grows when a document that was right would be read otherwise or not at all; fields that are new do not change it.
package struct FormatNumber: Sendable, Equatable, Codable {
    /// The newest, and so far the only one.
    package static let newest = 1

    package init() {}

    package init(from decoder: any Decoder) throws {
        let number = try Int(from: decoder)
        guard number == Self.newest else {
            throw JSONFault("this program reads format \(Self.newest), not \(number)", at: JSONPath(decoder.codingPath))
        }
    }

    package func encode(to encoder: any Encoder) throws { try Self.newest.encode(to: encoder) }
}
