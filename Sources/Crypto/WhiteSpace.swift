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
