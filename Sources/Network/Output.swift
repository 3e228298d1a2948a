import TLS

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
        if bytes.isEmpty && steps.isEmpty { return }
        // A rare giant answer must not stay in memory for ever.
        bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 18)
        if !steps.isEmpty { steps.removeAll() }
    }
}

/// Bytes that the socket has not taken yet.
///
/// Holds no memory while there are none.
struct Pending {
    private var bytes: [UInt8] = []
    private var start = 0
    /// The last time that some were taken, or the first were left over.
    private(set) var lastProgress = Monotonic(nanoseconds: 0)

    var isEmpty: Bool { start == bytes.count }
    var count: Int { bytes.count - start }

    /// Offers what there is to a transport.
    func offer(_ write: (Span<UInt8>) -> Transfer) -> Transfer { write(bytes.span.extracting(start..<bytes.count)) }

    mutating func append(_ more: [UInt8], from first: Int = 0, at now: Monotonic) {
        if isEmpty { lastProgress = now }
        bytes += more[first...]
    }

    mutating func drop(_ count: Int, at now: Monotonic) {
        start += count
        lastProgress = now
        if isEmpty {
            bytes = []
            start = 0
        } else if start > 1 << 16 {
            bytes.removeFirst(start)
            start = 0
        }
    }
}

/// The steps of a batch that are still to be carried out.
///
/// Empty nearly always, and without memory then.
struct StepQueue {
    private var steps: [Output.Step] = []
    private var position = 0

    var isEmpty: Bool { position == steps.count }

    mutating func append(_ more: [Output.Step]) {
        if !more.isEmpty { steps += more }
    }

    mutating func next() -> Output.Step? {
        if isEmpty { return nil }
        defer {
            position += 1
            if isEmpty { self = StepQueue() }
        }
        return steps[position]
    }

    /// Leaves out what only takes time.
    mutating func hurry() {
        let rest = steps[position...].compactMap { step -> Output.Step? in
            switch step {
            case .pause: nil
            case .slow(_, _, let bytes): .send(bytes)
            case .send, .close, .reset, .abort: step
            }
        }
        self = StepQueue()
        append(rest)
    }

    mutating func removeAll() { self = StepQueue() }
}

/// What is left of an answer that goes out in drips.
struct Drip {
    private let bytes: [UInt8]
    private let size: Int
    private var position = 0
    let interval: Duration

    init(_ bytes: [UInt8], size: Int, every interval: Duration) {
        self.bytes = bytes
        self.size = max(1, size)
        self.interval = interval
    }

    var isOver: Bool { position >= bytes.count }
    var rest: [UInt8] { Array(bytes[min(position, bytes.count)...]) }

    mutating func next() -> [UInt8] {
        let end = min(bytes.count, position + min(size, bytes.count))
        defer { position = end }
        return Array(bytes[position..<end])
    }
}
