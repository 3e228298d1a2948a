/// Cuts a stream into frames: a four-byte big-endian length that counts itself, then XML (RFC 5734 §4).
package struct FrameDecoder: Sendable {
    /// A length that no frame can have.
    ///
    /// RFC 5734 gives no way to resynchronise: the connection must be closed.
    package enum Failure: Error, Equatable { case tooShort(Int), tooLong(Int) }

    /// The longest frame accepted, header included.
    package let limit: Int
    private var buffer: [UInt8] = []
    private var start = 0

    package init(limit: Int) { self.limit = limit }

    /// Whether part of a frame has arrived and the rest is awaited.
    package var isInsideFrame: Bool { start < buffer.count }

    /// Takes bytes as they came, however the network cut them.
    package mutating func append(_ bytes: Span<UInt8>) {
        compact()
        buffer.reserveCapacity(buffer.count + bytes.count)
        for index in bytes.indices { buffer.append(bytes[index]) }
    }

    /// The next whole frame's XML, or nil until more bytes arrive.
    ///
    /// Nothing is allocated for a length that has not been received.
    package mutating func next() throws(Failure) -> [UInt8]? {
        guard buffer.count - start >= 4 else { return nil }
        let length = buffer[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        guard length > 4 else { throw .tooShort(length) }
        guard length <= limit else { throw .tooLong(length) }
        guard buffer.count - start >= length else { return nil }
        let frame = Array(buffer[start + 4..<start + length])
        start += length
        return frame
    }

    private mutating func compact() {
        guard start > 0 else { return }
        if start == buffer.count {
            buffer.removeAll(keepingCapacity: buffer.capacity <= 4096)
        } else {
            buffer.removeFirst(start)
        }
        start = 0
    }

    /// The four bytes that stand before XML of this length.
    package static func header(forXMLOf count: Int) -> [UInt8] {
        let length = UInt32(clamping: count + 4)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
    }
}
