/// One `<cd>` of a check's answer: the name as it was asked for, and why it cannot be had.
package struct CheckedName: Sendable, Equatable {
    package let name: String
    /// At most 32 characters; nil where the name is free.
    package var reason: String?

    package init(_ name: String, reason: String?) {
        self.name = name
        self.reason = reason
    }

    package var isAvailable: Bool { reason == nil }
}
