/// A fully qualified name, folded to lower case: the form in which names are compared (RFC 5731 §2.1, RFC 1123 §2.1).
package struct DomainName: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The name without a trailing dot.
    package let text: String

    package var description: String { text }

    package static func < (left: DomainName, right: DomainName) -> Bool { left.text < right.text }

    /// Throws the sentence that says which rule the name breaks.
    package init(_ written: String) throws(Fault) {
        let bytes = written.utf8
        guard !bytes.isEmpty, bytes.count <= 253 else { throw Fault("a name has 1 to 253 octets", "RFC 1035 §2.3.4") }
        guard bytes.last != UInt8(ascii: ".") else { throw Fault("no dot may end a name", "RFC 5731 §1.1") }
        let form = try Form(written.utf8Span.span)
        if form.endsWithDigit { try Self.checkLastLabel(written.utf8Span.span) }
        text = form.holdsUpperCase ? written.lowercased() : written
        if form.mayBeEncoded { try Self.checkEncoded(text.utf8) }
        guard form.labels >= 2 else { throw Fault("a name has at least two labels", "RFC 5731 §1.1") }
    }

    /// A name that is known to be well formed: read from the world, not from a client.
    package init(trusted text: String) { self.text = text }

    package struct Fault: Error, Equatable {
        /// What is wrong.
        package let text: String
        /// The section that says so.
        package let section: String

        init(_ text: String, _ section: String) {
            self.text = text
            self.section = section
        }

        package var sentence: String { "\(text) (\(section))" }
    }

    /// How many labels the name has.
    package var labelCount: Int { text.utf8.reduce(1) { $1 == UInt8(ascii: ".") ? $0 + 1 : $0 } }

    /// How many octets the first label has.
    package var labelLength: Int {
        let octets = text.utf8Span.span
        for index in octets.indices where octets[index] == UInt8(ascii: ".") { return index }
        return octets.count
    }

    /// Whether this is the first label.
    package func hasLabel(_ label: String) -> Bool {
        let (own, other) = (text.utf8Span.span, label.utf8Span.span)
        guard own.count > other.count, own[other.count] == UInt8(ascii: ".") else { return false }
        for index in other.indices where own[index] != other[index] { return false }
        return true
    }

    /// The first label.
    package var label: Substring {
        let octets = text.utf8
        return text[..<(octets.firstIndex(of: UInt8(ascii: ".")) ?? octets.endIndex)]
    }

    /// Whether the first label is an A-label (RFC 5890 §2.3.2.1).
    package var isInternationalized: Bool { text.utf8.starts(with: "xn--".utf8) }

    /// The name without its first label, or nil where one label is all there is.
    package var parent: Substring? {
        guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        return text[text.utf8.index(after: dot)...]
    }

    /// Whether the name is the other or stands below it.
    package func isAtOrBelow(_ other: String) -> Bool {
        let start = text.utf8.count - other.utf8.count
        guard start >= 0 else { return false }
        let own = text.utf8Span.span
        guard start == 0 || own[start - 1] == UInt8(ascii: ".") else { return false }
        let above = other.utf8Span.span
        for index in above.indices where own[start + index] != above[index] { return false }
        return true
    }

    /// No top-level domain is all digits: names would be taken for IPv4 addresses (RFC 1123 §2.1, RFC 3696 §2).
    private static func checkLastLabel(_ octets: Span<UInt8>) throws(Fault) {
        var index = octets.count
        while index > 0, octets[index - 1] != UInt8(ascii: ".") {
            index -= 1
            guard octets[index].isDigit else { return }
        }
        throw Fault("a name whose last label is all digits reads as an address", "RFC 1123 §2.1, RFC 3696 §2")
    }

    /// A-labels must decode, and what they say decides over the labels beside them (RFC 5893 §2).
    private static func checkEncoded(_ octets: String.UTF8View) throws(Fault) {
        var labels: [[UInt32]] = []
        for label in octets.split(separator: UInt8(ascii: ".")) { labels.append(try codePoints(of: label)) }
        try BidiRule.check(labels)
    }

    /// Hyphens in the third and fourth place are kept for A-labels (RFC 5891 §4.2.3.1).
    private static func codePoints(of label: Substring.UTF8View) throws(Fault) -> [UInt32] {
        let marks = label.dropFirst(2).prefix(2)
        guard marks.count == 2, marks.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return label.map(UInt32.init) }
        guard label.starts(with: "xn--".utf8) else {
            throw Fault("hyphens in the third and fourth place are kept for A-labels", "RFC 5891 §4.2.3.1")
        }
        return try ALabel.codePoints(of: Array(label))
    }
}

/// What one pass over a name finds, since every command names something: letters, digits and inner hyphens, 1 to 63 octets
/// a label.
private struct Form {
    private(set) var labels = 1
    private(set) var holdsUpperCase = false
    /// Whether a label has hyphens in its third and fourth place.
    private(set) var mayBeEncoded = false
    private var length = 0
    private var last = UInt8(ascii: ".")

    init(_ octets: Span<UInt8>) throws(DomainName.Fault) {
        for index in octets.indices { try take(octets[index]) }
        try endLabel()
    }

    var endsWithDigit: Bool { last.isDigit }

    private mutating func take(_ octet: UInt8) throws(DomainName.Fault) {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): length += 1
        case UInt8(ascii: "."):
            try endLabel()
            labels += 1
        case UInt8(ascii: "-"):
            guard length > 0 else { throw Self.outerHyphen }
            length += 1
            mayBeEncoded = mayBeEncoded || (length == 4 && last == octet)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            length += 1
            holdsUpperCase = true
        default: throw DomainName.Fault("a label is made of letters, digits and hyphens", "RFC 1123 §2.1")
        }
        last = octet
    }

    private mutating func endLabel() throws(DomainName.Fault) {
        guard (1...63).contains(length) else {
            throw DomainName.Fault("a label has 1 to 63 octets", "RFC 1035 §2.3.4")
        }
        guard last != UInt8(ascii: "-") else { throw Self.outerHyphen }
        length = 0
    }

    private static var outerHyphen: DomainName.Fault {
        DomainName.Fault("no hyphen may start or end a label", "RFC 1123 §2.1")
    }
}
