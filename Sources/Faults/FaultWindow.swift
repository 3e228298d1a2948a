import EPP

/// A span of the registry's time: from its first moment up to, but without, its last.
package struct FaultWindow: Sendable, Equatable, Codable {
    package var from: Instant
    package var until: Instant

    package init(from: Instant, until: Instant) {
        self.from = from
        self.until = until
    }

    private enum CodingKeys: String, CodingKey { case from, until }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        from = try Self.instant(.from, fields)
        until = try Self.instant(.until, fields)
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(from.description, forKey: .from)
        try fields.encode(until.description, forKey: .until)
    }

    func contains(_ instant: Instant) -> Bool { from <= instant && instant < until }

    private static func instant(
        _ key: CodingKeys,
        _ fields: KeyedDecodingContainer<CodingKeys>
    ) throws -> Instant {
        guard let instant = Instant(try fields.decode(String.self, forKey: key)) else {
            throw DecodingError.dataCorruptedError(
                forKey: key,
                in: fields,
                debugDescription: "a moment such as 2026-01-01T00:00:00Z is expected"
            )
        }
        return instant
    }
}
