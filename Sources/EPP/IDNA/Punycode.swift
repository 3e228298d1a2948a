/// The encoding of A-labels behind `xn--` (RFC 3492), in lower case.
enum Punycode {
    /// The code points that the text stands for, one of them beyond ASCII, or nil where it stands for none
    /// (RFC 3492 §6.2).
    static func decode(_ text: [UInt8]) -> [UInt32]? {
        let delimiter = text.lastIndex(of: UInt8(ascii: "-"))
        var output = text[..<(delimiter ?? 0)].map(UInt32.init)
        var input = text[(delimiter.map { $0 + 1 } ?? 0)...]
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

    /// The text that stands for the code points, which `decode` made (RFC 3492 §6.3).
    static func encode(_ points: [UInt32]) -> [UInt8] {
        let basic = points.filter { $0 < 0x80 }.map(UInt8.init(truncatingIfNeeded:))
        var output = basic.isEmpty ? [] : basic + [UInt8(ascii: "-")]
        var (scalar, delta, bias, handled) = (128, 0, 72, basic.count)
        while handled < points.count, let next = points.lazy.filter({ $0 >= scalar }).min().map(Int.init) {
            delta += (next - scalar) * (handled + 1)
            scalar = next
            for point in points {
                if point < scalar { delta += 1 }
                guard point == scalar else { continue }
                append(delta, bias, to: &output)
                bias = adapt(delta, handled + 1, isFirst: handled == basic.count)
                (delta, handled) = (0, handled + 1)
            }
            (delta, scalar) = (delta + 1, scalar + 1)
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

    private static func append(_ number: Int, _ bias: Int, to output: inout [UInt8]) {
        var (number, position) = (number, 36)
        while true {
            let threshold = min(max(position - bias, 1), 26)
            guard number >= threshold else { break }
            output.append(octet(threshold + (number - threshold) % (36 - threshold)))
            number = (number - threshold) / (36 - threshold)
            position += 36
        }
        output.append(octet(number))
    }

    private static func octet(_ digit: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: digit < 26 ? digit + Int(UInt8(ascii: "a")) : digit - 26 + Int(UInt8(ascii: "0")))
    }

    private static func digit(_ octet: UInt8) -> Int? {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(octet - UInt8(ascii: "a"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(octet - UInt8(ascii: "0")) + 26
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
