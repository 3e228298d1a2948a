import EPP

/// `<msgQ>`: how many messages wait, and which is meant (RFC 5730 §2.6).
package struct QueueState: Sendable, Equatable {
    package let count: Int
    package let id: Int
    /// Date and text go into the answer to a poll request and nowhere else.
    package let message: Message?

    package struct Message: Sendable, Equatable {
        package let queued: Instant
        package let text: String

        package init(queued: Instant, text: String) {
            self.queued = queued
            self.text = text
        }
    }

    package init(count: Int, id: Int, message: Message? = nil) {
        self.count = count
        self.id = id
        self.message = message
    }
}
