/// Files in one, as POSIX `tar` reads them (IEEE 1003.1, ustar interchange format).
///
/// The same files make the same bytes: owners and dates are left out.
struct TapeArchive {
    private(set) var bytes: [UInt8] = []
    private static let block = 512

    /// Adds a file; a name is up to 100 bytes of ASCII.
    mutating func add(_ name: String, _ content: [UInt8]) {
        var header = [UInt8](repeating: 0, count: Self.block)
        func put(_ text: String, at offset: Int, most: Int) {
            for (index, byte) in text.utf8.prefix(most).enumerated() { header[offset + index] = byte }
        }
        put(name, at: 0, most: 100)
        put("0000644", at: 100, most: 8)
        put("0000000", at: 108, most: 8)
        put("0000000", at: 116, most: 8)
        put(Self.octal(content.count, digits: 11), at: 124, most: 12)
        put("00000000000", at: 136, most: 12)
        put("0", at: 156, most: 1)
        put("ustar", at: 257, most: 6)
        put("00", at: 263, most: 2)
        // The sum is made as if its own field held spaces.
        put("        ", at: 148, most: 8)
        let sum = header.reduce(0) { $0 + Int($1) }
        put("\(Self.octal(sum, digits: 6))\0 ", at: 148, most: 8)
        bytes += header + content
        pad(to: Self.block)
    }

    /// The archive, with the two empty blocks that end it.
    var finished: [UInt8] { bytes + [UInt8](repeating: 0, count: 2 * Self.block) }

    private mutating func pad(to size: Int) {
        let rest = bytes.count % size
        if rest > 0 { bytes += [UInt8](repeating: 0, count: size - rest) }
    }

    private static func octal(_ number: Int, digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
