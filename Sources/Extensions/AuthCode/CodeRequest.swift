import EPP
import XML

/// `<authCode:request force="true"/>`: makes a code.
struct CodeRequest: Sendable {
    /// Whether a new code is wanted although the current one could be told again.
    let isForced: Bool

    init(_ element: Element) throws(EPPError) {
        try element.expectEmpty(attributes: ["force"])
        isForced = try element.boolean(attribute: "force") ?? false
    }
}
