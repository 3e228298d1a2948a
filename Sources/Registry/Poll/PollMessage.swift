import EPP

/// A message that waits for a registrar (RFC 5730 §2.9.2.3).
package struct PollMessage: Sendable, Equatable {
    package let id: Int
    package let draft: Draft

    init(id: Int, _ draft: Draft) {
        self.id = id
        self.draft = draft
    }

    /// A message before it is queued.
    package struct Draft: Sendable, Equatable {
        package let queued: Instant
        package let text: String
        package let notice: Notice?
        /// What the registry did by itself, where that is what the message is about.
        package var change: ChangeRecord?
        /// What extensions say beside the notice.
        package var extras = Extras()

        package init(_ text: String, at queued: Instant, _ notice: Notice? = nil) {
            self.text = text
            self.queued = queued
            self.notice = notice
        }
    }
}
