import Arguments
import JSON

extension ArgumentError {
    /// There is no such word; the nearest is named, or all.
    static func unknownWord(_ word: String, _ kind: String, among known: [String]) -> ArgumentError {
        guard let near = NearestWord.to(word, among: known) else {
            return ArgumentError("There is no \(kind) \"\(word)\": \(known.joined(separator: ", ")).")
        }
        return ArgumentError("There is no \(kind) \"\(word)\"; did you mean \(near)?")
    }
}
