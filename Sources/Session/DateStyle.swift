import EPP

/// How the dates in answers look: registries write none to three digits behind the seconds, and clients trip over it.
///
/// Answers are written with one digit, and rewritten where the policy has another number: what nearly every registry does
/// costs nothing.
struct DateStyle: Sendable {
    /// 0 to 3.
    let digits: Int

    /// The answer with every date rewritten that is all of an element's text, or of an attribute's value.
    func applied(to answer: [UInt8]) -> [UInt8] {
        guard digits != 1 else { return answer }
        var written: [UInt8] = []
        written.reserveCapacity(answer.count + 32)
        var index = 0
        // Text may hold quotes, and what stands between them is the client's.
        var isInTag = false
        while index < answer.count {
            let byte = answer[index]
            if byte == UInt8(ascii: "<") { isInTag = true }
            if byte == UInt8(ascii: ">") { isInTag = false }
            let ending = Self.ending(behind: byte, isInTag: isInTag)
            if let ending, let fraction = Self.fraction(of: answer[(index + 1)...], before: ending) {
                written += answer[index..<fraction] + tail(answer[fraction + 1]) + [UInt8(ascii: "Z")]
                index = fraction + 3
            } else {
                written.append(byte)
                index += 1
            }
        }
        return written
    }

    /// What ends a date that begins behind this sign, if one may.
    private static func ending(behind byte: UInt8, isInTag: Bool) -> UInt8? {
        if byte == UInt8(ascii: ">") { return UInt8(ascii: "<") }
        return isInTag && byte == UInt8(ascii: "\"") ? byte : nil
    }

    /// The place of the point in a date as it is written here, such as `2026-01-01T00:00:00.0Z`, if the text begins with one
    /// and holds nothing else.
    private static func fraction(of text: ArraySlice<UInt8>, before ending: UInt8) -> Int? {
        guard text.count > pattern.count, text[text.startIndex + pattern.count] == ending,
            zip(pattern, text).allSatisfy({ sign, byte in
                sign == UInt8(ascii: "d") ? UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte : sign == byte
            })
        else { return nil }
        return text.startIndex + pattern.count - 3
    }

    private static let pattern = Array("dddd-dd-ddTdd:dd:dd.dZ".utf8)

    /// The fraction of a second, of which one digit is known.
    private func tail(_ digit: UInt8) -> [UInt8] {
        digits == 0 ? [] : [UInt8(ascii: "."), digit] + Array(repeating: UInt8(ascii: "0"), count: digits - 1)
    }
}
