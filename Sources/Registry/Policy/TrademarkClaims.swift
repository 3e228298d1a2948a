/// The trademarks that validators know, found by label and by the key of their notice without walking through all of them: a
/// clearing house has tens of thousands, and each create asks.
///
/// As JSON it is a list.
package struct TrademarkClaims: Sendable {
    private let all: [TrademarkClaim]
    /// By labels in lower case.
    private let places: [String: [Int]]
    /// The first with each key.
    private let keys: [String: Int]

    package init(_ all: [TrademarkClaim]) {
        self.all = all
        places = Dictionary(grouping: all.indices) { all[$0].label.lowercased() }
        keys = Dictionary(all.indices.map { (all[$0].claimKey, $0) }) { first, _ in first }
    }

    /// Those that stand against a label, which is in lower case.
    package func against(_ label: String) -> [TrademarkClaim] { (places[label] ?? []).map { all[$0] } }

    /// The one whose notice has this key.
    package func with(claimKey: String) -> TrademarkClaim? { keys[claimKey].map { all[$0] } }

    /// With others in the place of the clearing house's.
    package func replacing(clearingHouse others: TrademarkClaims) -> TrademarkClaims {
        let kept = all.filter { $0.validator != TrademarkClaim.clearingHouse }
        return kept.isEmpty ? others : TrademarkClaims(kept + others.all)
    }
}

extension TrademarkClaims: RandomAccessCollection {
    package var startIndex: Int { all.startIndex }
    package var endIndex: Int { all.endIndex }
    package subscript(place: Int) -> TrademarkClaim { all[place] }
}

extension TrademarkClaims: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: TrademarkClaim...) { self.init(elements) }
}

extension TrademarkClaims: Equatable {
    package static func == (one: Self, other: Self) -> Bool { one.all == other.all }
}

extension TrademarkClaims: Codable {
    package init(from decoder: any Decoder) throws { self.init(try [TrademarkClaim](from: decoder)) }

    package func encode(to encoder: any Encoder) throws { try all.encode(to: encoder) }
}
