/// A fault that acts now.
package struct Fault: Sendable, Equatable {
    /// The rule that asked for it, or `reserved:` and the name that did.
    package let id: String
    package let effect: FaultEffect
    /// What luck has drawn for it: jitter, garbage.
    let lot: UInt64
    /// Errors of this session so far.
    let errors: Int
}
