extension XMLWriter {
    /// Writes character data.
    ///
    /// What XML cannot hold at all becomes U+FFFD, so that a document is always well formed.
    package mutating func text(_ text: String) {
        escape(text, inAttribute: false)
    }

    /// Writes an attribute's equals sign and its quoted value.
    mutating func attributeValue(_ value: String) {
        raw("=\"")
        escape(value, inAttribute: true)
        put(UInt8(ascii: "\""))
    }

    private mutating func escape(_ text: String, inAttribute: Bool) {
        let isContiguous: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { utf8 in
            makeRoom(for: utf8.count)
            let done = unsafe addPlain(utf8)
            if done < utf8.count {
                unsafe escapeRest(UnsafeBufferPointer(rebasing: utf8[done...]), inAttribute)
            }
        }
        // Strings of Foundation alone are not.
        if isContiguous == nil { escape(String(decoding: Array(text.utf8), as: UTF8.self), inAttribute: inAttribute) }
    }

    /// Copies stretches that need no escape as they are.
    @inline(never)
    private mutating func escapeRest(_ utf8: UnsafeBufferPointer<UInt8>, _ inAttribute: Bool) {
        var done = 0
        for index in utf8.indices {
            let byte = unsafe utf8[index]
            // Everything above ">" is plain but for the lead byte of U+FFFE and U+FFFF.
            if byte > 0x3E && byte != 0xEF { continue }
            guard let escape = unsafe Self.escape(for: byte, before: utf8[(index + 1)...], inAttribute) else {
                continue
            }
            unsafe put(UnsafeBufferPointer(rebasing: utf8[done..<index]))
            raw(escape.markup)
            done = index + escape.length
        }
        unsafe put(UnsafeBufferPointer(rebasing: utf8[done...]))
    }

    /// What is written instead of a byte and how many bytes it stands for; nil for a byte that is plain.
    private static func escape(
        for byte: UInt8,
        before rest: Slice<UnsafeBufferPointer<UInt8>>,
        _ inAttribute: Bool
    ) -> (markup: StaticString, length: Int)? {
        switch byte {
        case UInt8(ascii: "&"): ("&amp;", 1)
        case UInt8(ascii: "<"): ("&lt;", 1)
        case UInt8(ascii: ">"): ("&gt;", 1)
        case UInt8(ascii: "\""): inAttribute ? ("&quot;", 1) : nil
        case 0x0D: ("&#13;", 1)
        case 0x09: inAttribute ? ("&#9;", 1) : nil
        case 0x0A: inAttribute ? ("&#10;", 1) : nil
        case ..<0x20: ("\u{FFFD}", 1)
        case 0xEF: unsafe rest.starts(with: [0xBF, 0xBE]) || rest.starts(with: [0xBF, 0xBF]) ? ("\u{FFFD}", 3) : nil
        default: nil
        }
    }
}
