import EPP

extension Contact {
    /// Ends a pending transfer, as a command does or the deadline: the changes, both parties' messages included
    /// (RFC 5733 §3.2.4).
    package func deciding(
        _ status: Transfer.Status,
        by actor: ClientID?,
        at now: Instant,
        _ policy: Policy
    ) -> [Change] {
        guard transfer?.isPending == true else { return [] }
        let contact = decided(status, by: actor, at: now, policy)
        return [.contact(contact)] + contact.transferMessages(at: now)
    }

    /// The contact once its pending transfer has ended so; `actor` is nil where the registry acts by itself.
    package func decided(
        _ status: Transfer.Status,
        by actor: ClientID?,
        at now: Instant,
        _ policy: Policy
    ) -> Contact {
        guard var transfer, transfer.isPending else { return self }
        transfer.status = status
        transfer.actor = actor ?? transfer.loser
        transfer.acted = now
        var contact = self
        contact.statuses.remove(.pendingTransfer)
        if status == .clientApproved || status == .serverApproved {
            contact.sponsor = transfer.requester
            contact.transferred = now
            if policy.authInfo.isSingleUse { contact.authInfo = .unset }
        }
        contact.transfer = transfer
        return contact
    }

    /// What both parties are told about where the contact's transfer stands.
    package func transferMessages(at now: Instant) -> [Change] {
        transfer?.messages(of: .contact, name: id, at: now) ?? []
    }
}
