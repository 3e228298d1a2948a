import TestSupport

/// Makes new texts of those of a corpus, as a fuzz program without knowledge of branches does: bits turn, parts go, come twice or
/// come from another text, and words that parsers fall over stand where nobody expects them.
struct Mutation {
    private let corpus: [[UInt8]]
    private var numbers: SeededNumbers

    init(of corpus: [[UInt8]], seed: UInt64) {
        self.corpus = corpus
        numbers = SeededNumbers(seed: seed)
    }

    private static let longest = 8192
    private static let words: [[UInt8]] = [
        "<", ">", "&", "]]>", "<![CDATA[", "<!--", "<?xml", "<!DOCTYPE a [<!ENTITY e 'x'>]>", "&e;", "&#0;", "\"",
        "\\u0000",
        "\\ud800", "{", "}", "[", "]", ",", ":", "null", "-1", "1e999", "9223372036854775808", "0", "\r\n", "\r\n\r\n",
        "%00",
        "%2F..", "?", "Content-Length: 99999999999\r\n", "Transfer-Encoding: chunked\r\n", "\u{FEFF}", "\u{202E}",
        String(repeating: "[", count: 300), String(repeating: "<a>", count: 200), String(repeating: "9", count: 400),
    ].map { Array($0.utf8) }

    mutating func next() -> [UInt8] {
        var text = corpus.randomElement(using: &numbers) ?? []
        for _ in 0...numbers.below(6) { change(&text) }
        return Array(text.prefix(Self.longest))
    }

    private mutating func change(_ text: inout [UInt8]) {
        switch numbers.below(7) {
        case 0 where !text.isEmpty: text[numbers.below(text.count)] ^= 1 << UInt8(numbers.below(8))
        case 1 where !text.isEmpty: text[numbers.below(text.count)] = UInt8(numbers.below(256))
        case 2: text.removeSubrange(part(of: text))
        case 3: text.insert(contentsOf: text[part(of: text)], at: numbers.below(text.count + 1))
        case 4:
            let other = corpus.randomElement(using: &numbers) ?? []
            text.replaceSubrange(part(of: text), with: other[part(of: other)])
        case 5: text.replaceSubrange(part(of: text), with: Self.words.randomElement(using: &numbers) ?? [])
        default:
            text.insert(contentsOf: Self.words.randomElement(using: &numbers) ?? [], at: numbers.below(text.count + 1))
        }
    }

    /// A short part mostly, and a long one now and then.
    private mutating func part(of text: [UInt8]) -> Range<Int> {
        let start = numbers.below(text.count + 1)
        let most = numbers.isOne(in: 4) ? text.count - start : min(16, text.count - start)
        return start..<start + numbers.below(most + 1)
    }
}
