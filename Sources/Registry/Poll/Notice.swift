import EPP

/// What a poll message carries in its `<resData>`.
package enum Notice: Sendable, Equatable {
    /// `domain:trnData` (RFC 5731 §3.2.4), or a contact's (RFC 5733 §3.2.4).
    case transfer(ObjectKind, name: String, Transfer)
    /// `panData`: an action that was pending is done (RFC 5731 §3.3).
    case pendingAction(ObjectKind, name: String, succeeded: Bool, TransactionIDs, at: Instant)
    /// `infData` of a domain as it was (RFC 8590 §3.1.2).
    case domain(Domain)
}
