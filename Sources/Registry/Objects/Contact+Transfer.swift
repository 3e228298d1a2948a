import EPP

extension Contact {
    /// The changes by which the registry itself concludes a pending transfer, at its deadline, both parties' messages
    /// included (RFC 5733 §3.2.4).
    func transferConcluded(as status: Transfer.Status, at now: Instant, _ policy: Policy) -> [Change] {
        guard let contact = concludingTransfer(as: status, by: nil, at: now, policy) else { return [] }
        return [.contact(contact)] + contact.transferMessages(at: now)
    }

    /// The contact as the end of its pending transfer leaves it; nil where none is pending.
    ///
    /// `actor` is nil where the registry acts by itself.
    package func concludingTransfer(
        as status: Transfer.Status,
        by actor: ClientID?,
        at now: Instant,
        _ policy: Policy
    ) -> Contact? {
        guard var transfer, transfer.isPending else { return nil }
        transfer.status = status
        transfer.actor = actor ?? transfer.losingRegistrar
        transfer.acted = now
        var contact = self
        contact.statuses.remove(.pendingTransfer)
        if transfer.isApproved {
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
