/// What a browser needs of a file: comments that fill whole lines, indentation, empty lines and spaces beside punctuation
/// are for those who read the sources.
///
/// A test holds the sources to what this relies on: no text goes over several lines.
enum SourceText {
    static func script(_ source: [UInt8]) -> [UInt8] {
        Array(lines(of: source).map(tightened).joined(separator: [newLine]))
    }

    /// In a style sheet the spaces around its punctuation go, too.
    static func sheet(_ source: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        for byte in lines(of: source).joined() {
            if byte == space, let last = text.last, ":{;,>".utf8.contains(last) { continue }
            if "{}>".utf8.contains(byte), text.last == space { text.removeLast() }
            if byte == UInt8(ascii: "}"), text.last == UInt8(ascii: ";") { text.removeLast() }
            text.append(byte)
        }
        return text
    }

    private static let (newLine, space) = (UInt8(ascii: "\n"), UInt8(ascii: " "))

    private static func lines(of source: [UInt8]) -> [ArraySlice<UInt8>] {
        var isComment = false
        return source.split(separator: newLine).compactMap { line in
            let line = line.drop { $0 == space }
            if isComment || line.starts(with: "/*".utf8) {
                isComment = !line.reversed().starts(with: "/*".utf8)
                return nil
            }
            return line.isEmpty || line.starts(with: "//".utf8) ? nil : line
        }
    }

    /// A line of a script without spaces beside punctuation, up to the first slash or backtick that stands in no string:
    /// what follows there may be a pattern or a template, whose spaces count.
    private static func tightened(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        var quote: UInt8?
        var isEscaped = false
        for (index, byte) in zip(line.indices, line) {
            if let mark = quote {
                if byte == mark, !isEscaped { quote = nil }
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            } else if "/`".utf8.contains(byte) {
                return text + line[index...]
            } else if byte == space, let last = text.last, ",;:{([=>?&|".utf8.contains(last) {
                continue
            } else {
                if "}=?:&|>".utf8.contains(byte), text.last == space { text.removeLast() }
                if "'\"".utf8.contains(byte) { quote = byte }
            }
            text.append(byte)
        }
        return text
    }
}
