/// An attribute's value as libxml2 hands it out while entities stay unsubstituted: each ampersand is still `&#38;`.
enum AttributeValue {
    /// The value as the sender meant it.
    static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard unsafe bytes.contains(ampersand) else { return unsafe String(decoding: bytes, as: UTF8.self) }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let isEscaped = unsafe bytes[index...].starts(with: escaped)
            unsafe plain.append(bytes[index])
            index += isEscaped ? escaped.count : 1
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private static let ampersand = UInt8(ascii: "&")
    private static let escaped = Array("&#38;".utf8)
}
