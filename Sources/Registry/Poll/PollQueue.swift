/// One registrar's messages, first in first out (RFC 5730 §2.9.2.3).
package struct PollQueue: Sendable, Equatable {
    private var messages: [PollMessage] = []
    private var start = 0

    package init() {}

    /// How many messages wait.
    package var count: Int { messages.count - start }

    /// The message that a poll request is answered with.
    package var first: PollMessage? { count > 0 ? messages[start] : nil }

    /// The messages that wait, oldest first.
    package var all: ArraySlice<PollMessage> { messages[start...] }

    /// Those behind an identifier, oldest first.
    package func all(behind id: Int) -> ArraySlice<PollMessage> { messages[place(of: id + 1)...] }

    /// Whether a message of this identifier waits here.
    package func contains(_ id: Int) -> Bool { self[id] != nil }

    /// The message of this identifier, if it waits here.
    subscript(id: Int) -> PollMessage? {
        let place = place(of: id)
        return place < messages.count && messages[place].id == id ? messages[place] : nil
    }

    /// Where the first message stands that has this identifier or a higher one: they wait in the order of these.
    private func place(of id: Int) -> Int {
        var (low, high) = (start, messages.count)
        while low < high {
            let middle = low + (high - low) / 2
            if messages[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// True where the message is the only one that waits.
    mutating func append(_ message: PollMessage) -> Bool {
        messages.append(message)
        return count == 1
    }

    /// Taking the first costs nothing, so that a long queue is emptied in linear time.
    mutating func remove(_ id: Int) {
        guard first?.id == id else { return messages[start...].removeAll { $0.id == id } }
        start += 1
        guard start > 64, start * 2 > messages.count else { return }
        messages.removeFirst(start)
        start = 0
    }

    package static func == (left: PollQueue, right: PollQueue) -> Bool { left.all == right.all }
}
