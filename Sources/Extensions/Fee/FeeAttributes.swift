import EPP
import XML

/// The attributes of fees and credits: checked, and not kept, since the registry knows its own terms.
enum FeeAttributes {
    private enum Applied: String { case immediate, delayed }

    static func check(_ element: Element) throws(EPPError) {
        _ = try element.boolean(attribute: "refundable")
        _ = try element.value(attribute: "applied", Applied.self)
        _ = try element.language(attribute: "lang")
        if let duration = element[attribute: "grace-period"], !isDuration(duration.collapsed) {
            throw EPPError(
                .valueSyntax,
                "\"\(duration.prefix(64))\" is no duration (RFC 8748 §3.4.3)",
                at: Item(element)
            )
        }
    }

    /// At least one part, and one behind a `T` (XML Schema part 2 §3.2.6).
    private static func isDuration(_ text: String) -> Bool {
        let pattern = /-?P([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?/
        return text.wholeMatch(of: pattern) != nil && text.last != "P" && text.last != "T"
    }
}
