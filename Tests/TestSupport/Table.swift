import Foundation

/// The rows of a Markdown table whose first cell is a file's name in backquotes.
package enum Table {
    package static func rows(of readme: String) -> [[String]] {
        let text = (try? Fixtures.bytes(readme)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
        }
    }
}
