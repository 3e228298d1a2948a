/// The elements that hold secrets, by local name: errors do not repeat what is in them, and the journal masks it.
///
/// One list for both, which neither can make of the extensions, since those stand above them: each extension says which
/// elements are its own (`Extension.secretElements`), and a test holds that to this list.
package enum SecretElements {
    /// Passwords and codes of EPP itself: RFC 5730 §2.9.1.1, RFC 5731 §2.6, RFC 5733 §2.8.
    package static let standard: Set<String> = ["pw", "newPW", "ext"]
    /// Those of extensions: RFC 8495, RFC 8807, and this product's own.
    private static let ofExtensions: Set<String> = ["allocationToken", "code", "processNumber"]

    package static let all = standard.union(ofExtensions)
    private static let lowercased = Set(all.map { $0.lowercased() })

    /// Whether an element of this name holds a secret, however the name is written.
    package static func contains(_ name: String) -> Bool {
        all.contains(name) || lowercased.contains(name.lowercased())
    }
}
