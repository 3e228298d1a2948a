/// Cuts a stream into frames: a four-byte big-endian length that counts itself, then XML (RFC 5734 §4).
package struct FrameDecoder: Sendable {
    /// A length that no frame can have.
    ///
    /// RFC 5734 gives no way to resynchronise: the connection must be closed.
    package enum Failure: Error, Equatable {
        case tooShort(Int), tooLong(Int)

        /// As a clause.
        package var words: String {
            switch self {
            case .tooShort(let length): "a frame says that it has \(length) bytes, header included"
            case .tooLong(let length): "a frame says that it has \(length) bytes, more than it may (--frame-bytes)"
            }
        }
    }

    /// The longest frame accepted, header included.
    package let limit: Int
    /// The beginning of a frame whose rest has not come.
    private var buffer: [UInt8] = []

    package init(limit: Int) { self.limit = limit }

    /// How many bytes wait for the rest of their frame: always fewer than `limit`.
    package var bytesWaiting: Int { buffer.count }

    /// Whether part of a frame has arrived and the rest is awaited.
    package var isInsideFrame: Bool { !buffer.isEmpty }

    /// Takes bytes as they came, however the network cut them, and hands out the XML of each frame that is now whole.
    ///
    /// `take` says whether to go on. A frame that lies whole in the bytes is not copied, and nothing is allocated for a
    /// length that has not been received.
    package mutating func receive(_ bytes: Span<UInt8>, take: (Span<UInt8>) -> Bool) throws(Failure) {
        guard !buffer.isEmpty else { return keep(bytes, after: try cut(bytes, take)) }
        keep(bytes, after: 0)
        // Bytes that come one by one must not be copied each time.
        guard try cut(buffer.span, { _ in false }) > 0 else { return }
        let joined = buffer
        buffer = []
        keep(joined.span, after: try cut(joined.span, take))
    }

    /// Hands out whole frames and tells where the first that is not whole begins.
    private func cut(_ bytes: Span<UInt8>, _ take: (Span<UInt8>) -> Bool) throws(Failure) -> Int {
        var start = 0
        while bytes.count - start >= 4 {
            let length = (start..<start + 4).reduce(0) { $0 << 8 | Int(bytes[$1]) }
            guard length > 4 else { throw .tooShort(length) }
            guard length <= limit else { throw .tooLong(length) }
            guard bytes.count - start >= length else { break }
            let goesOn = take(bytes.extracting(start + 4..<start + length))
            start += length
            guard goesOn else { return bytes.count }
        }
        return start
    }

    private mutating func keep(_ bytes: Span<UInt8>, after start: Int) {
        guard start < bytes.count else { return }
        // Twice as much when it is full, or a long frame would be copied for each of its pieces.
        let count = buffer.count + bytes.count - start
        if count > buffer.capacity { buffer.reserveCapacity(max(count, 2 * buffer.capacity)) }
        for index in start..<bytes.count { buffer.append(bytes[index]) }
    }

    /// The four bytes that stand before XML of this length.
    package static func header(forXMLOf count: Int) -> [UInt8] {
        let length = UInt32(clamping: count + 4)
        return [
            UInt8(truncatingIfNeeded: length >> 24), UInt8(truncatingIfNeeded: length >> 16),
            UInt8(truncatingIfNeeded: length >> 8), UInt8(truncatingIfNeeded: length),
        ]
    }
}
