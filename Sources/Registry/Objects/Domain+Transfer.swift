import EPP

extension Domain {
    /// The changes by which the registry itself concludes a pending transfer, at its deadline (RFC 5730 §2.9.3.4) or by
    /// the holder's word: both parties are told, and the sponsor of the change and its reason, too.
    func transferConcluded(
        as status: Transfer.Status,
        _ reason: String = "Transfer decided by time.",
        at now: Instant,
        in world: World
    ) -> [Change] {
        guard let domain = concludingTransfer(as: status, by: nil, at: now, world[policyOf: self.name]),
            let transfer = domain.transfer
        else { return [] }
        let operation = ChangeRecord.Operation.transfer(transfer.isApproved ? "approve" : "cancel")
        return [.domain(domain)]
            + changeMessages(operation, after: domain, at: now, reason, in: world)
            + (transfer.isApproved ? world.refundAutoRenewal(of: self, at: now) : [])
            + domain.consequencesOfTransfer(at: now, in: world)
    }

    /// The domain as the end of its pending transfer leaves it; nil where none is pending.
    ///
    /// `actor` is nil where the registry acts by itself.
    package func concludingTransfer(
        as status: Transfer.Status,
        by actor: ClientID?,
        at now: Instant,
        _ policy: PolicyInForce
    ) -> Domain? {
        guard var transfer = self.transfer, transfer.isPending else { return nil }
        transfer.status = status
        transfer.actor = actor ?? transfer.losingRegistrar
        transfer.acted = now
        transfer.confirmation = TransferConfirmation()
        var domain = self
        domain.statuses.remove(.pendingTransfer)
        if transfer.isApproved {
            domain.move(to: transfer.requester, months: transfer.months ?? 0, at: now, policy)
            domain.payForLatest(transfer.charge)
            domain.leaveOrganizations(by: policy.organization)
            transfer.expires = domain.expires == self.expires ? nil : domain.expires
        } else {
            transfer.expires = nil
            domain.keepNotes(of: self.sponsor)
        }
        domain.transfer = transfer
        return domain
    }

    /// What comes with the new state of a transfer: hosts below the domain move with it, and both parties are told.
    package func consequencesOfTransfer(at now: Instant, in world: World) -> [Change] {
        guard let transfer = self.transfer else { return [] }
        let moved = transfer.isApproved ? hosts(in: world, movedTo: transfer.requester, at: now) : []
        return moved + world.refund(transfer, at: now) + usedCode(of: transfer, at: now, in: world)
            + messages(transfer, at: now)
    }

    /// A contact's code that has opened a domain is used, as the domain's own would be (RFC 9154 §5.4).
    private func usedCode(of transfer: Transfer, at now: Instant, in world: World) -> [Change] {
        guard transfer.isApproved, world.policy.authInfo.applied(to: .contact).isSingleUse,
            var contact = transfer.authorizingContact.flatMap({ world.contacts[$0] }), contact.authInfo != .unset
        else { return [] }
        contact.replaceCode(by: .unset, .used, at: now)
        return [.contact(contact)]
    }

    /// When the domain would expire, were it handed over at this time.
    package func expiry(movedAt time: Instant, months: Int, _ policy: PolicyInForce) -> Instant {
        var domain = self
        domain.move(to: self.sponsor, months: months, at: time, policy)
        return domain.expires
    }

    /// Hands the domain over: the new sponsor, the years it paid for, and a new grace period in place of the old ones.
    ///
    /// A year of auto-renewal that its grace period still covers is given back to the losing registrar.
    package mutating func move(to client: ClientID, months: Int, at now: Instant, _ policy: PolicyInForce) {
        for period in openGracePeriods(at: now) where period.kind == .autoRenewPeriod {
            self.expires = self.expires.adding(months: -period.months)
        }
        self.sponsor = client
        self.transferred = now
        keepNotes(of: client)
        if policy.authInfo.isSingleUse { replaceCode(by: .unset, .used, at: now) }  // RFC 9154 §5.4
        if self.processNumber != nil { self.processNumber = nil }
        lock(for: policy.transfer.lockAfterTransfer, from: now, policy.transfer)
        let extended = self.expires.adding(months: months)
        let latest = max(self.expires, now.adding(months: policy.domain.mostYears * 12))
        let isCapped = policy.transfer.beyondMostYears == .cap && extended > latest
        self.expires = isCapped ? latest : extended
        // What was added by a cap is no whole number of months, and is not taken off again.
        let added = isCapped ? 0 : months
        self.gracePeriods = [GracePeriod(.transferPeriod, ends: now + policy.grace.transfer, months: added)]
    }

    /// Subordinate hosts move with their domain (RFC 5731 §3.2.4).
    package func hosts(in world: World, movedTo client: ClientID, at now: Instant) -> [Change] {
        world.subordinateHosts(of: self.name).map { host in
            var host = host
            host.sponsor = client
            host.transferred = now
            return .host(host)
        }
    }

    /// Both parties are told of every change of a transfer.
    package func messages(_ transfer: Transfer, at now: Instant) -> [Change] {
        transfer.messages(of: .domain, name: self.name, at: now)
    }
}
