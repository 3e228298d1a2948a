/// A fault and when it acts.
package struct FaultRule: Sendable, Equatable, Codable {
    /// Empty until it is added, if the user gives it none.
    package var id: String
    package var match: FaultMatch
    package var effect: FaultEffect
    /// How many times it acts still; nil is for ever.
    package var remaining: Int?

    package init(
        id: String = "",
        match: FaultMatch = FaultMatch(),
        effect: FaultEffect,
        remaining: Int? = nil
    ) {
        self.id = id
        self.match = match
        self.effect = effect
        self.remaining = remaining
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decodeIfPresent(String.self, forKey: .id) ?? ""
        match = try fields.decodeIfPresent(FaultMatch.self, forKey: .match) ?? FaultMatch()
        effect = try fields.decode(FaultEffect.self, forKey: .effect)
        remaining = try fields.decodeIfPresent(Int.self, forKey: .remaining)
    }

    private enum CodingKeys: String, CodingKey { case id, match, effect, remaining }
}
