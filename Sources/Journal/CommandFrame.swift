import EPP

/// What a command's frame, or its answer, says of itself.
///
/// It is read by whoever reads the journal, long after the command: on its way nothing is kept for it.
struct CommandFrame {
    /// With secrets masked: none is taken for a name.
    private let bytes: [UInt8]

    init(_ frame: [UInt8]) { bytes = SecretMask.bytes(of: frame) }

    /// The objects that a command names, in order: `name` of domains and hosts, `id` of contacts.
    var names: [String] {
        var (names, kind): ([String], String?) = ([], nil)
        forEachStart { name, content in
            if name == "extension" { return false }
            guard name == "name" || name == "id", kind ?? name == name else { return true }
            // A contact has an id first, and then the names of people.
            kind = name
            let text = Self.text(content)
            if !text.isEmpty { names.append(text) }
            return true
        }
        return names
    }

    /// The content of the first element with this local name, in lower case.
    func content(of wanted: String) -> String? {
        var found: String?
        forEachStart { name, content in
            if name == wanted { found = Self.text(content) }
            return found == nil
        }
        return found
    }

    /// Every start tag's local name, in lower case, and the text that follows it.
    private func forEachStart(_ take: (_ name: String, _ content: ArraySlice<UInt8>) -> Bool) {
        var position = 0
        while let tag = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            let name = TagName(bytes, after: tag)
            position = max(name.end, tag + 1)
            if name.isEnd || name.local.isEmpty { continue }
            var scanner = MarkupScanner(bytes, at: name.end)
            guard let isEmpty = scanner.skipStartTag() else { return }
            position = scanner.position
            let end = isEmpty ? position : bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
            guard take(name.local, bytes[position..<end]) else { return }
        }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let plain = String(decoding: bytes, as: UTF8.self).collapsed
        guard plain.contains("&") else { return plain }
        return Self.references.reduce(plain) { text, reference in
            text.split(separator: reference.name, omittingEmptySubsequences: false).joined(separator: reference.text)
        }
    }

    /// The ampersand last, or `&amp;lt;` would become a bracket.
    private static let references: [(name: String, text: String)] = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&"),
    ]
}
