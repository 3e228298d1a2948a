import EPP

/// What a command's frame, or its answer, says of itself.
///
/// It is read by whoever reads the journal, long after the command: on its way nothing is kept for it.
struct CommandFrame {
    private let bytes: [UInt8]

    init(_ frame: [UInt8]) { bytes = frame }

    /// The objects that a command names, in order: `name` of domains and hosts, `id` of contacts.
    var names: [String] { plainNames ?? CommandFrame(SecretMask.bytes(of: bytes)).readNames { Self.text($0) } }

    /// Nil where a name may be more than that: in UTF-16, or with another frame, escaped, whose secrets have to be masked first.
    private var plainNames: [String]? {
        guard let first = bytes.first, first != 0, first < 0xFE, !bytes.prefix(2).contains(0) else { return nil }
        var isPlain = true
        let names = readNames { text in
            isPlain = isPlain && !text.contains { $0 == UInt8(ascii: "&") || $0 == 0 }
            return String(decoding: text, as: UTF8.self).collapsed
        }
        return isPlain ? names : nil
    }

    private func readNames(_ read: (ArraySlice<UInt8>) -> String) -> [String] {
        var (names, kind): ([String], [UInt8]?) = ([], nil)
        forEachStart { name, content in
            if name.isNamed(Self.extensionWord, in: bytes) { return false }
            guard let word = kind ?? Self.nameWords.first(where: { name.isNamed($0, in: bytes) }),
                name.isNamed(word, in: bytes)
            else { return true }
            // A contact has an id first, and then the names of people.
            kind = word
            let text = read(content)
            if !text.isEmpty { names.append(text) }
            return true
        }
        return names
    }

    private static let nameWords = ["name", "id"].map { Array($0.utf8) }
    private static let extensionWord = Array("extension".utf8)

    /// The content of the first element with this local name, in lower case.
    func content(of wanted: String) -> String? {
        let word = Array(wanted.utf8)
        let masked = CommandFrame(SecretMask.bytes(of: bytes))
        var found: String?
        masked.forEachStart { name, content in
            if name.isNamed(word, in: masked.bytes) { found = Self.text(content) }
            return found == nil
        }
        return found
    }

    /// Every start tag's name and the text that follows it; what is in a secret is none of them.
    private func forEachStart(_ take: (_ name: TagName, _ content: ArraySlice<UInt8>) -> Bool) {
        var position = 0
        while let tag = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            let name = TagName(bytes, after: tag)
            position = max(name.end, tag + 1)
            if name.isEnd || name.isEmpty { continue }
            var scanner = MarkupScanner(bytes, at: name.end)
            guard let isEmpty = scanner.skipStartTag() else { return }
            let isSecret = name.isSecret(in: bytes)
            if isSecret, !isEmpty { scanner.skipContent(of: name) }
            position = scanner.position
            if isSecret { continue }
            let end = isEmpty ? position : bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
            guard take(name, bytes[position..<end]) else { return }
        }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let plain = String(decoding: bytes, as: UTF8.self).collapsed
        guard plain.utf8.contains(UInt8(ascii: "&")) else { return plain }
        return Self.references.reduce(plain) { text, reference in
            text.split(separator: reference.name, omittingEmptySubsequences: false).joined(separator: reference.text)
        }
    }

    /// The ampersand last, or `&amp;lt;` would become a bracket.
    private static let references: [(name: String, text: String)] = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&"),
    ]
}
