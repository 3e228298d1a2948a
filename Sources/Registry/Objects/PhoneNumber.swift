/// A telephone number as `+1.7035555555`, perhaps with an extension (RFC 5733 §2.5).
package struct PhoneNumber: Sendable, Hashable {
    /// May be empty, as the schema allows: it clears a number.
    package let number: String
    package let `extension`: String?

    package init(_ number: String, extension: String? = nil) {
        self.number = number
        self.extension = `extension`
    }
}
