/// The word that comes back with an event: whose socket it is.
struct Tag {
    private static let listenerMark: UInt64 = 1 << 63
    let rawValue: UInt64

    init(_ rawValue: UInt64) { self.rawValue = rawValue }

    /// A listening socket.
    init(listener: UInt32) { rawValue = Tag.listenerMark | UInt64(listener & 0x7fff_ffff) << 32 }

    /// A connection that came by a listener.
    init(listener: UInt32, descriptor: Int32) {
        rawValue = UInt64(listener & 0x7fff_ffff) << 32 | UInt64(UInt32(bitPattern: descriptor))
    }

    var isListener: Bool { rawValue & Tag.listenerMark != 0 }
    var listener: UInt32 { UInt32(truncatingIfNeeded: rawValue >> 32) & 0x7fff_ffff }
    var descriptor: Int { Int(UInt32(truncatingIfNeeded: rawValue) & 0x7fff_ffff) }
}
