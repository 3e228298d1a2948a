import Crypto
import EPP

/// A transfer to which the holder is asked, past both registrars: as the registry of .lu does (dns.lu, Registrars,
/// Procedures).
extension Domain {
    /// Whether a pending transfer still waits for the holder's word.
    package func asksHolder(_ policy: TransferPolicy) -> Bool {
        guard policy.holderConfirmation != .none, let transfer = self.transfer else { return false }
        return transfer.isPending && transfer.confirmation.confirmed == nil
    }

    /// Whether it cannot be done without that word.
    package func needsHolder(_ policy: TransferPolicy) -> Bool {
        policy.holderConfirmation == .needed && asksHolder(policy)
    }

    /// Whether the holder is asked, and this is the key that was mailed.
    package func isAsked(withKey key: String, _ policy: TransferPolicy) -> Bool {
        self.statuses.contains(.pendingTransfer) && asksHolder(policy)
            && self.transfer?.confirmation.keyHash?.matches(key) == true
    }

    /// How the transfer ends when its time is over.
    package func conclusionAtDeadline(_ policy: TransferPolicy) -> Transfer.Status {
        needsHolder(policy) ? .serverCancelled : policy.conclusionAtDeadline
    }

    /// The domain with its holder asked to confirm the pending transfer, and the mails that ask: each has the same key.
    ///
    /// Where there is nobody to write to the transfer waits all the same: the operator can answer for the holder.
    package func askingHolder(at now: Instant, in world: World) -> (domain: Domain, mails: [Change]) {
        guard asksHolder(world[policyOf: self.name].transfer), var transfer = self.transfer else { return (self, []) }
        let recipients = holderAddresses(in: world)
        guard !recipients.isEmpty else { return (self, []) }
        let key = Hex.encode(world.random.bytes(20))
        transfer.confirmation.keyHash = SaltedHash(key, world.random)
        var domain = self
        domain.transfer = transfer
        let mails = recipients.map { recipient in
            Outbox.Delivery(
                confirmationOf: self.name,
                for: transfer.requester,
                to: recipient,
                key: key,
                sent: now,
                expires: transfer.acted
            )
        }
        return (domain, mails.map { .delivery($0) })
    }

    /// The domain with the losing registrar's approval noted, which is not enough by itself.
    package func approvedByLoser(at now: Instant) -> Domain {
        var domain = self
        domain.transfer?.confirmation.approved = now
        return domain
    }

    /// The changes by which the holder answers; none where no transfer waits for that.
    ///
    /// A refusal ends the transfer. A confirmation does it at once, unless the losing registrar may answer, too, and has
    /// not yet: then it is noted, and the transfer ends with that registrar's word or at the deadline.
    package func answered(_ answer: HolderAnswer, at now: Instant, in world: World) -> [Change] {
        let policy = world[policyOf: self.name].transfer
        guard asksHolder(policy), let confirmation = self.transfer?.confirmation else { return [] }
        if answer == .refuse {
            return transferConcluded(as: .serverCancelled, "Transfer refused by the holder.", at: now, in: world)
        }
        if !policy.isAnsweredByLoser || confirmation.approved != nil {
            return transferConcluded(as: .serverApproved, "Transfer confirmed by the holder.", at: now, in: world)
        }
        var domain = self
        domain.transfer?.confirmation = TransferConfirmation(confirmed: now)
        return [.domain(domain)]
    }

    /// Whom the registry writes to about the domain: the registrant and the administrative contacts, each address once.
    package func holderAddresses(in world: World) -> [String] {
        let admins = self.contacts.filter { $0.role == .admin }.map(\.id)
        var seen: Set<String> = []
        return ((self.registrant.map { [$0] } ?? []) + admins).compactMap { world.contacts[$0]?.mailbox }
            .filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
    }
}

extension World {
    /// The domain whose pending transfer waits for the answer that a key opens.
    package func domain(askedWithKey key: String) -> Domain? {
        guard allPolicies.contains(where: { $0.transfer.holderConfirmation != .none }) else { return nil }
        return domains.values.first { $0.isAsked(withKey: key, self[policyOf: $0.name].transfer) }
    }
}
