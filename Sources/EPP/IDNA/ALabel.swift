/// The rules for an A-label: what stands behind `xn--` encodes a valid U-label, in its one spelling (RFC 5890 §2.3.2.1).
enum ALabel {
    /// What a label in lower case that starts with `xn--` encodes; throws the sentence that says which rule it breaks.
    static func codePoints(of label: [UInt8]) throws(DomainName.Fault) -> [UInt32] {
        let encoded = Array(label.dropFirst(4))
        guard let points = Punycode.decode(encoded) else {
            throw DomainName.Fault("the A-label does not decode", "RFC 3492 §6.2, RFC 5891 §5.4")
        }
        guard Punycode.encode(points) == encoded else {
            throw DomainName.Fault("the A-label is not the one that its U-label gives", "RFC 5890 §2.3.2.1")
        }
        try ULabel.check(points)
        return points
    }
}

/// The rules for the characters of a U-label (RFC 5891 §4.2, RFC 5892, RFC 5893).
package enum ULabel {
    private static let derivedProperty = RunTable(UnicodeTables.derivedProperty)

    /// Checks code points that no empty label has; throws the sentence that says which rule they break.
    static func check(_ points: [UInt32]) throws(DomainName.Fault) {
        for point in points { try checkProperty(of: point) }
        try checkHyphens(points)
        if let first = points.first, derivedProperty[first] == UInt8(ascii: "m") {
            throw DomainName.Fault("\(name(of: first)) combines, and no label starts so", "RFC 5891 §4.2.3.2")
        }
        for index in points.indices { try ContextRule.check(index, of: points) }
        guard NormalizationFormC.holds(points) else {
            throw DomainName.Fault("the U-label is not in Unicode Normalization Form C", "RFC 5891 §4.1")
        }
        try BidiRule.check(points)
    }

    /// Whether a label could be registered as it stands.
    static func isFit(_ label: Substring) -> Bool {
        (try? check(label.unicodeScalars.map(\.value))) != nil
    }

    private static func checkProperty(of point: UInt32) throws(DomainName.Fault) {
        switch derivedProperty[point] {
        case UInt8(ascii: "d"): throw DomainName.Fault("\(name(of: point)) is DISALLOWED in labels", "RFC 5892 §3")
        case UInt8(ascii: "u"):
            throw DomainName.Fault(
                "\(name(of: point)) is UNASSIGNED in Unicode \(UnicodeTables.version)",
                "RFC 5892 §3"
            )
        default: return
        }
    }

    /// RFC 5891 §4.2.3.1, for what was decoded.
    private static func checkHyphens(_ points: [UInt32]) throws(DomainName.Fault) {
        let hyphen: UInt32 = 0x2D
        guard points.first != hyphen, points.last != hyphen else {
            throw DomainName.Fault("no hyphen may start or end a U-label", "RFC 5891 §4.2.3.1")
        }
        guard points.dropFirst(2).prefix(2) != [hyphen, hyphen] else {
            throw DomainName.Fault("no hyphens stand in the third and fourth place of a U-label", "RFC 5891 §4.2.3.1")
        }
    }

    /// How a code point is called: `U+00B7`, for example.
    package static func name(of point: UInt32) -> String {
        let digits = String(point, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(4 - digits.utf8.count, 0)) + digits
    }
}
