/// Checks the part of an A-label behind `xn--` (RFC 3492): neither OpenSSL nor libxml2 offers it to Swift.
enum Punycode {
    /// Whether the text decodes to at least one character beyond ASCII, in the one spelling that encodes it.
    static func decodes(_ text: some BidirectionalCollection<UInt8>) -> Bool {
        let bytes = Array(text)
        guard let decoded = decode(bytes), decoded.contains(where: { $0 >= 0x80 }) else { return false }
        return decoded.allSatisfy { Unicode.Scalar($0) != nil && !isUpperCase($0) }
    }

    private static func isUpperCase(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar)?.properties.isUppercase ?? true
    }

    /// RFC 3492 §6.2.
    private static func decode(_ bytes: [UInt8]) -> [UInt32]? {
        let delimiter = bytes.lastIndex(of: UInt8(ascii: "-"))
        var output = bytes[..<(delimiter ?? 0)].map(UInt32.init)
        var input = bytes[(delimiter.map { $0 + 1 } ?? 0)...]
        guard !input.isEmpty else { return nil }
        var scalar = 128, index = 0, bias = 72
        while !input.isEmpty {
            guard let delta = number(&input, bias) else { return nil }
            let length = output.count + 1
            index += delta
            bias = adapt(delta, length, isFirst: output.count == (delimiter ?? 0))
            scalar += index / length
            guard scalar <= 0x10FFFF else { return nil }
            index %= length
            output.insert(UInt32(scalar), at: index)
            index += 1
        }
        return output
    }

    /// One number of variable length, least significant digit first (RFC 3492 §3.3).
    private static func number(_ input: inout ArraySlice<UInt8>, _ bias: Int) -> Int? {
        var (value, weight, position) = (0, 1, 36)
        while let digit = input.popFirst().flatMap(digit) {
            value += digit * weight
            guard value < 1 << 30 else { return nil }
            let threshold = min(max(position - bias, 1), 26)
            if digit < threshold { return value }
            weight *= 36 - threshold
            guard weight < 1 << 30 else { return nil }
            position += 36
        }
        return nil
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 26
        default: nil
        }
    }

    /// RFC 3492 §6.1.
    private static func adapt(_ delta: Int, _ length: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / length
        var steps = 0
        while delta > 455 {
            delta /= 35
            steps += 36
        }
        return steps + 36 * delta / (delta + 38)
    }
}
