/// How a UTF-16 document stores its units, found from its first bytes as appendix F of XML 1.0 describes.
struct ByteOrder {
    let isLittle: Bool
    let hasMark: Bool

    /// Nil when the bytes are not UTF-16.
    init?(of bytes: Span<UInt8>) {
        guard bytes.count >= 2 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE): (isLittle, hasMark) = (true, true)
        case (0xFE, 0xFF): (isLittle, hasMark) = (false, true)
        case (UInt8(ascii: "<"), 0): (isLittle, hasMark) = (true, false)
        case (0, UInt8(ascii: "<")): (isLittle, hasMark) = (false, false)
        default: return nil
        }
    }
}
