import EPP

/// Takes passwords and authorization codes out of frames: right or wrong XML, theirs or ours.
///
/// It would rather hide too much: every `<` counts as the start of a tag, also in comments and CDATA sections, and a
/// secret whose end cannot be found reaches to the end of the frame.
package enum SecretMask {
    static let mask = "***"

    /// The frame as text, secrets masked.
    static func text(of frame: [UInt8]) -> String {
        guard let bytes = utf8(frame) else { return "\(mask) (\(frame.count) bytes that are no text)" }
        return String(decoding: masked(bytes), as: UTF8.self)
    }

    /// Frames in UTF-16 are read as such; what holds a NUL and is no UTF-16 is not shown.
    private static func utf8(_ frame: [UInt8]) -> [UInt8]? {
        let start = frame.prefix(4)
        let isBig = start.starts(with: [0xFE, 0xFF]) || start.starts(with: [0, 0x3C])
        let isLittle = start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0x3C, 0])
        guard isBig || isLittle else { return frame.contains(0) ? nil : frame }
        let units = stride(from: 0, to: frame.count - 1, by: 2).map { index in
            let (high, low) = isBig ? (frame[index], frame[index + 1]) : (frame[index + 1], frame[index])
            return UInt16(high) << 8 | UInt16(low)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// What secrets a frame gives away, as they are written in it.
    static func secrets(in frame: [UInt8]) -> [ArraySlice<UInt8>] {
        guard let bytes = utf8(frame) else { return [] }
        return places(in: bytes).map { bytes[$0] }
    }

    private static func masked(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        for place in places(in: bytes) {
            result += bytes[position..<place.lowerBound]
            result += Array(mask.utf8)
            position = place.upperBound
        }
        return result + bytes[position...]
    }

    /// Where secrets stand, in order.
    private static func places(in bytes: [UInt8]) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var position = 0
        while let tag = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            let name = TagName(bytes, after: tag)
            guard SecretElements.contains(name.local), !name.isEnd else {
                position = tag + 1
                continue
            }
            var scanner = MarkupScanner(bytes, at: name.end)
            let isEmpty = scanner.skipStartTag()
            position = scanner.position
            if isEmpty == true { continue }
            let start = isEmpty == nil ? name.end : scanner.position
            scanner.skipContent(of: name.local)
            position = scanner.position
            places.append(start..<position)
        }
        return places
    }
}
