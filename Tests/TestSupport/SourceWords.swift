import Foundation

/// The words of a Swift file, for questions that are asked of many files: a regular expression takes much longer.
package struct SourceWords {
    private let words: [Substring]

    package init(_ text: some StringProtocol) { words = Self.split(text) }

    /// Runs of letters, digits and underscores.
    package static func split(_ text: some StringProtocol) -> [Substring] {
        Substring(text).utf8.split { byte in
            !((0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F || byte >= 0x80)
        }
        .map { Substring($0) }
    }

    /// What is named behind one of these words: `names(behind: ["struct", "enum"])`.
    package func names(behind keywords: Set<Substring>) -> Set<Substring> {
        var names: Set<Substring> = []
        for (index, word) in words.enumerated().dropLast() where keywords.contains(word) {
            names.insert(words[index + 1])
        }
        return names
    }
}
