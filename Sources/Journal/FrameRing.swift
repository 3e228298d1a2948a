import XML

/// The journal's frames, one behind another in one buffer that begins again at its end.
///
/// They are written, read and forgotten in this order: a frame costs one copy and no allocation, and the processor fetches
/// in time what comes next.
struct FrameRing {
    /// Where a frame is: how many bytes were taken before it, ever, and its length.
    struct Place {
        let position: Int
        let count: Int
    }

    private var buffer: [UInt8] = []
    /// The position that lies at the buffer's beginning, in its first round.
    private var origin = 0
    /// From where to where frames are kept.
    private var first = 0
    private var end = 0
    /// Bytes that the buffer grows to, and that all frames together may have.
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Keeps a frame: for the caller to see that all together are not more than the limit.
    mutating func append(_ frame: Span<UInt8>) -> Place {
        if end + frame.count - first > buffer.count { grow(for: frame.count) }
        let place = Place(position: end, count: frame.count)
        let index = index(of: end)
        let head = min(frame.count, buffer.count - index)
        buffer.replace(at: index, copying: frame.extracting(first: head))
        if head < frame.count { buffer.replace(at: 0, copying: frame.extracting(droppingFirst: head)) }
        end += frame.count
        return place
    }

    /// Forgets the oldest frame, which has so many bytes.
    mutating func dropFirst(_ count: Int) { first += count }

    /// A copy of a frame that is still kept.
    subscript(_ place: Place) -> [UInt8] {
        guard place.count > 0 else { return [] }
        let index = index(of: place.position)
        let head = min(place.count, buffer.count - index)
        return Array(buffer[index..<index + head] + buffer[..<(place.count - head)])
    }

    private func index(of position: Int) -> Int { buffer.isEmpty ? 0 : (position - origin) % buffer.count }

    /// By half: what lies idle is written over round by round, and drives from the processor's cache what is used.
    private mutating func grow(for count: Int) {
        let kept = self[Place(position: first, count: end - first)]
        let needed = kept.count + count
        let room = max(needed, min(limit, max(1024, needed + needed / 2)))
        buffer = kept + [UInt8](repeating: 0, count: room - kept.count)
        origin = first
    }
}
