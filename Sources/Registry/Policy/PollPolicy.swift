/// How messages are handed out (RFC 5730 §2.9.2.3).
package struct PollPolicy: Sendable, Equatable, Codable {
    package enum AcknowledgedID: String, Sendable, Codable { case acknowledged, head }

    /// The `id` in the answer to an ack: the message's just acknowledged, or the next one's (RFC 5730 §2.6 has both).
    package var acknowledgedID = AcknowledgedID.acknowledged
    /// Whether only the first message can be acknowledged.
    package var acknowledgesInOrder = true
    /// Whether other answers tell that messages wait.
    package var isMentionedInAnswers = false

    /// Whether a registrar is told what the registry does to its objects by itself (RFC 8590).
    package var tellsChanges = false

    package init() {}
}
