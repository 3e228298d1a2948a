/// A set of status values, one bit each.
///
/// What all three kinds of objects share.
package protocol StatusSet: OptionSet, Sendable, Hashable where RawValue == UInt32, Element == Self {
    /// The values that the mapping defines, in the order in which they are shown; the bit is the place.
    static var names: [String] { get }
    init(rawValue: UInt32)
}

extension StatusSet {
    /// A set of one value, when the mapping defines it.
    package init?(name: String) {
        guard let place = Self.names.firstIndex(of: name) else { return nil }
        self.init(rawValue: 1 << UInt32(place))
    }

    /// The values' names, one after the other.
    package func forEachName(_ body: (String) -> Void) {
        let names = Self.names
        var rest = rawValue
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            if place < names.count { body(names[place]) }
            rest &= rest - 1
        }
    }

    /// The values' names.
    package var names: [String] {
        var found: [String] = []
        var rest = rawValue
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            if place < Self.names.count { found.append(Self.names[place]) }
            rest &= rest - 1
        }
        return found
    }

    /// What a client may add and remove; the rest is the registry's (RFC 5731 §2.3).
    package static var settableByClients: Self {
        Self(
            rawValue: names.enumerated().reduce(0) { $1.element.hasPrefix("client") ? $0 | 1 << UInt32($1.offset) : $0 }
        )
    }
}
