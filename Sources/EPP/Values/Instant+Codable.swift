/// As it is written in policies and seeds: `2026-11-22T03:04:05Z`, with as many decimals as the milliseconds need.
extension Instant: Codable {
    /// Reads a time in UTC; anything else is an error that shows what one looks like.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\"\(text)\" is no time in UTC, such as \"2026-02-01T00:00:00Z\""
            )
        }
        self = instant
    }

    /// Writes the time with as many decimals as reading it again needs.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(exactText)
    }

    /// `description` shows one decimal.
    private var exactText: String {
        let hundredths = ((milliseconds % 100) + 100) % 100
        guard hundredths != 0 else { return description }
        return description.dropLast() + (hundredths < 10 ? "0\(hundredths)Z" : "\(hundredths)Z")
    }
}
