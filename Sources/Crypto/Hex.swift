/// Bytes as pairs of hexadecimal digits: the form of xs:hexBinary.
package enum Hex {
    /// The digits in upper case, which is xs:hexBinary's canonical form.
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The bytes of a string of digits in either case, white space around them aside; nil when it is anything else.
    package static func decode(_ text: String) -> [UInt8]? {
        let trimmed = WhiteSpace.trimmed(Array(text.utf8))
        guard trimmed.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(trimmed.count / 2)
        for index in stride(from: trimmed.startIndex, to: trimmed.endIndex, by: 2) {
            guard let high = value(of: trimmed[index]), let low = value(of: trimmed[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// The four characters that XML calls white space.
enum WhiteSpace {
    static func contains(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// The bytes without white space at either end.
    static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard let first = bytes.firstIndex(where: { !contains($0) }),
            let last = bytes.lastIndex(where: { !contains($0) })
        else { return [] }
        return bytes[first...last]
    }
}
