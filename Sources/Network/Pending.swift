import TLS

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
