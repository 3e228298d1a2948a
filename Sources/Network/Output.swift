/// What a conversation wants done, in order: first its bytes, then its steps.
///
/// The buffer is reused, so that an answer allocates nothing.
package struct Output {
    /// Sent first, in one write.
    package var bytes: [UInt8] = []
    /// Carried out after that, one after the other.
    ///
    /// While any is outstanding nothing is read.
    package var steps: [Step] = []

    package init() {}

    /// What can be asked for besides plain bytes.
    package enum Step: Sendable, Equatable {
        /// Sends more.
        case send([UInt8])
        /// Waits. When all steps of the batch are done, the conversation is resumed.
        case pause(Duration)
        /// Sends in drips.
        case slow(bytesPerWrite: Int, every: Duration, [UInt8])
        /// Sends what is left, says close_notify (RFC 5734 §9: an orderly end) and closes.
        case close
        /// Closes with a TCP reset.
        case reset
        /// Closes without close_notify.
        case abort
    }

    /// Asks for the end, after everything asked for so far.
    package mutating func close() { steps.append(.close) }

    mutating func clear() {
        // A rare giant answer must not stay in memory for ever.
        bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 18)
        if !steps.isEmpty { steps.removeAll() }
    }
}
