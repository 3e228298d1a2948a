import EPP

extension Contact {
    /// The changes by which the registry itself concludes a pending transfer, at its deadline, both parties' messages
    /// included (RFC 5733 §3.2.4).
    func transferConcluded(as status: Transfer.Status, at now: Instant, in world: World) -> [Change] {
        guard let contact = concludingTransfer(as: status, by: nil, at: now, world.policy) else { return [] }
        let operation = ChangeRecord.Operation.transfer(contact.sponsor == sponsor ? "cancel" : "approve")
        return [.contact(contact)]
            + changeMessages(operation, after: contact, at: now, "Transfer decided by time.", in: world)
            + contact.consequencesOfTransfer(at: now, in: world)
    }

    /// The code's time is over: it is as if none had been set.
    func codeExpiring(at now: Instant, in world: World) -> [Change] {
        var contact = self
        contact.replaceCode(by: .unset, .expired, at: now)
        return [.contact(contact)]
            + changeMessages(.update, after: contact, at: now, "Authorization code expired.", in: world)
    }

    private func changeMessages(
        _ operation: ChangeRecord.Operation,
        after changed: Contact,
        at now: Instant,
        _ reason: String,
        in world: World
    ) -> [Change] {
        let (former, after) = (ObjectImage(self, in: world), ObjectImage(changed, in: world))
        return world.changeMessages(operation, from: former, to: after, at: now, reason)
    }

    /// The contact as the end of its pending transfer leaves it; nil where none is pending.
    ///
    /// `actor` is nil where the registry acts by itself.
    package func concludingTransfer(
        as status: Transfer.Status,
        by actor: ClientID?,
        at now: Instant,
        _ policy: PolicyInForce
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
            contact.leaveOrganizations(by: policy.organization)
            if policy.authInfo.applied(to: .contact).isSingleUse { contact.replaceCode(by: .unset, .used, at: now) }
        }
        contact.transfer = transfer
        return contact
    }

    /// What both parties are told about where the contact's transfer stands.
    package func consequencesOfTransfer(at now: Instant, in world: World) -> [Change] {
        transfer?.messages(of: .contact, name: self.id, at: now) ?? []
    }
}
