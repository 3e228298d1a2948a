import Crypto
import EPP
import Registry

/// A signed mark as the clearing house hands it out: a heading for people, and the document in Base64 (RFC 9361, SMD file).
package struct SignedMarkFile: Sendable {
    /// `smd:id`.
    package let id: String
    /// The document, whose root is `smd:signedMark`.
    package let document: [UInt8]
    private let heading: [String]

    init(_ mark: Mark, id: String, _ validity: (notBefore: Instant, notAfter: Instant), document: [UInt8]) {
        (self.id, self.document) = (id, document)
        heading = [
            "Marks: \(mark.rights.map(\.markName).joined(separator: ", "))", "smdID: \(id)",
            "U-labels: \(mark.labels.joined(separator: ", "))", "notBefore: \(validity.notBefore)",
            "notAfter: \(validity.notAfter)",
        ]
    }

    /// Lines of 76 letters.
    package var encoded: String {
        var (lines, rest): ([Substring], Substring) = ([], Base64.encode(document)[...])
        while !rest.isEmpty {
            lines.append(rest.prefix(76))
            rest = rest.dropFirst(76)
        }
        return lines.joined(separator: "\n")
    }

    /// The file.
    package var text: String {
        let body = [SignedMarkFile.begin, encoded, SignedMarkFile.end]
        return (heading + body).joined(separator: "\n") + "\n"
    }

    package static let begin = "-----BEGIN ENCODED SMD-----"
    package static let end = "-----END ENCODED SMD-----"

    /// What such a file encodes; nil where the lines are not there, or what stands between them is no Base64.
    package static func document(in text: String) -> [UInt8]? {
        guard let start = text.firstRange(of: begin), let stop = text[start.upperBound...].firstRange(of: end) else {
            return nil
        }
        return Base64.decode(String(text[start.upperBound..<stop.lowerBound]))
    }
}
