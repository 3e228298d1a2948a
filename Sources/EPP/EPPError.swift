/// Why a command was refused: the one error a command may throw (RFC 5730 §3).
package struct EPPError: Error, Equatable {
    /// The result code of the answer.
    package let code: ResultCode
    /// What stood in the way, for a human: the broken rule and its section.
    ///
    /// Never a secret.
    package let reason: String
    /// The element at fault, written into `<value>`; without one the answer carries the code alone.
    package let item: Item?

    package init(_ code: ResultCode, _ reason: String = "", at item: Item? = nil) {
        self.code = code
        self.reason = reason
        self.item = item
    }
}
