import EPP

/// What has been said to a pending transfer of a domain whose holder is asked, too: policy `transfer.holderConfirmation`.
package struct TransferConfirmation: Sendable, Equatable {
    /// Of the key that was mailed to the holder, and that opens the answer once; nil when it is used, or none was sent.
    package var keyHash: SaltedHash?
    /// When the holder confirmed.
    package var confirmed: Instant?
    /// When the losing registrar approved, where the holder had not confirmed by then.
    package var approved: Instant?

    package init(keyHash: SaltedHash? = nil, confirmed: Instant? = nil, approved: Instant? = nil) {
        (self.keyHash, self.confirmed, self.approved) = (keyHash, confirmed, approved)
    }
}

/// What a holder says to a transfer.
package enum HolderAnswer: String, Sendable, Codable, CaseIterable { case confirm, refuse }
