import EPP

extension Contact {
    /// Ends a pending transfer, as a command does or the deadline (RFC 5733 §3.2.4).
    package func deciding(_ status: Transfer.Status, by actor: ClientID?, at now: Instant) -> [Change] {
        guard var transfer, transfer.isPending else { return [] }
        transfer.status = status
        transfer.actor = actor ?? transfer.loser
        transfer.acted = now
        var contact = self
        contact.statuses.remove(.pendingTransfer)
        if status == .clientApproved || status == .serverApproved {
            contact.sponsor = transfer.requester
            contact.transferred = now
        }
        contact.transfer = transfer
        return [.contact(contact)] + transfer.messages(of: .contact, name: id, at: now)
    }
}
