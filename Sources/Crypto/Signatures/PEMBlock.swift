/// One block of a PEM text (RFC 7468 §2).
package struct PEMBlock: Sendable {
    /// What stands behind BEGIN.
    package let label: String
    package let bytes: [UInt8]

    package init(_ label: String, _ bytes: [UInt8]) { (self.label, self.bytes) = (label, bytes) }

    /// The blocks of a text, in order; what stands between them, and what has no end, is passed over.
    package static func all(in text: String) -> [PEMBlock] {
        var (blocks, label, digits): ([PEMBlock], String?, String) = ([], nil, "")
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.trimmingSpace
            if let begun = line.between("-----BEGIN ", "-----") {
                (label, digits) = (begun, "")
            } else if let ended = line.between("-----END ", "-----") {
                if let label, label == ended, let bytes = Base64.decode(digits) { blocks.append(.init(label, bytes)) }
                label = nil
            } else {
                digits += line
            }
        }
        return blocks
    }

    /// The text: lines of 64 letters.
    package var text: String {
        var lines = ["-----BEGIN \(label)-----"]
        var rest = Base64.encode(bytes)[...]
        while !rest.isEmpty {
            lines.append(String(rest.prefix(64)))
            rest = rest.dropFirst(64)
        }
        return (lines + ["-----END \(label)-----", ""]).joined(separator: "\n")
    }
}

extension Substring {
    fileprivate var trimmingSpace: Substring {
        var rest = self
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }

    fileprivate func between(_ start: String, _ end: String) -> String? {
        guard hasPrefix(start), hasSuffix(end), utf8.count > start.utf8.count + end.utf8.count else { return nil }
        return String(dropFirst(start.count).dropLast(end.count))
    }
}
