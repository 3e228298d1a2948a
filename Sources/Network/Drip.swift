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

    mutating func next() -> [UInt8] {
        let end = min(bytes.count, position + min(size, bytes.count))
        defer { position = end }
        return Array(bytes[position..<end])
    }
}
