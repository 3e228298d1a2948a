/// Identifiers of 26 characters of Crockford's base 32, made of an object's number: the same number has the same
/// identifier in every run.
enum Identifier {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    /// The upper half of the 128 bits, shaped as the time of a UUID version 7.
    private static let mark: UInt128 = 0x0190_2F6C_8A3D_7000

    /// The identifier with this prefix, such as `domain_`.
    static func text(_ prefix: String, _ number: Int) -> String {
        let value = mark << 64 | UInt128(UInt64(bitPattern: Int64(number)))
        let digits = (0..<26).map { place in alphabet[Int(truncatingIfNeeded: value >> (UInt128(25 - place) * 5) & 31)]
        }
        return prefix + String(decoding: digits, as: UTF8.self)
    }

    /// The number in an identifier; nil for any that this program would not have made.
    static func number(_ prefix: String, _ text: String) -> Int? {
        guard text.hasPrefix(prefix) else { return nil }
        let digits = text.utf8.dropFirst(prefix.utf8.count)
        guard digits.count == 26 else { return nil }
        var value: UInt128 = 0
        for digit in digits {
            guard let place = alphabet.firstIndex(of: digit) else { return nil }
            value = value << 5 | UInt128(place)
        }
        guard value >> 64 == mark else { return nil }
        return Int(Int64(bitPattern: UInt64(truncatingIfNeeded: value)))
    }

    /// A number for a text, for things that have no number of their own.
    static func number(of text: String) -> Int {
        Int(text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } >> 1)
    }
}
