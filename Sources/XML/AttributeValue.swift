/// An attribute's value as libxml2 hands it out while entities stay unsubstituted: each ampersand is still `&#38;`.
enum AttributeValue {
    /// Appends the value as the sender meant it.
    static func append(_ value: Span<UInt8>, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(copying: value)
        guard let first = bytes[start...].firstIndex(of: ampersand) else { return }
        let written = Array(bytes[first...])
        bytes.removeLast(written.count)
        var index = 0
        while index < written.count {
            bytes.append(written[index])
            index += written[index...].starts(with: escaped) ? escaped.count : 1
        }
    }

    private static let ampersand = UInt8(ascii: "&")
    private static let escaped = Array("&#38;".utf8)
}
