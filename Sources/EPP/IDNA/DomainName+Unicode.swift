/// Names as people read them.
extension DomainName {
    /// The name with the U-label in the place of every A-label (RFC 5890 §2.3.2.1).
    package var unicode: String {
        text.split(separator: ".", omittingEmptySubsequences: false).map(Self.unicode).joined(separator: ".")
    }

    /// The first label, in the same way.
    package var unicodeLabel: String { Self.unicode(label) }

    private static func unicode(_ label: Substring) -> String {
        guard label.utf8.starts(with: "xn--".utf8), let points = Punycode.decode(Array(label.utf8.dropFirst(4))) else {
            return String(label)
        }
        return String(String.UnicodeScalarView(points.compactMap(Unicode.Scalar.init)))
    }
}
