/// The events of a stream (WHATWG HTML §9.2), as far as this server sends them.
struct EventReader {
    /// An event's name and its data.
    typealias Event = (name: String, data: [UInt8])

    private var rest: [UInt8] = []
    private var name = ""
    private var data: [UInt8] = []
    private let longest: Int

    /// No event is longer than so many bytes: an entry has a frame or two.
    init(longest: Int = 64 << 20) { self.longest = longest }

    /// The events that are whole by now; nil where one is too long.
    mutating func receive(_ bytes: [UInt8]) -> [Event]? {
        rest += bytes
        var events: [Event] = []
        var start = 0
        while let end = rest[start...].firstIndex(of: 0x0A) {
            if let event = take(rest[start..<end]) { events.append(event) }
            start = end + 1
        }
        rest.removeSubrange(..<start)
        return rest.count + data.count <= longest ? events : nil
    }

    private mutating func take(_ line: ArraySlice<UInt8>) -> Event? {
        guard !line.isEmpty else {
            defer { (name, data) = ("", []) }
            return name.isEmpty ? nil : (name, data)
        }
        let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let value = parts[1].first == 0x20 ? parts[1].dropFirst() : parts[1]
        switch String(decoding: parts[0], as: UTF8.self) {
        case "event": name = String(decoding: value, as: UTF8.self)
        case "data": data += value
        default: break
        }
        return nil
    }
}
