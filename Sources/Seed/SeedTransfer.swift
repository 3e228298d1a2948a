import EPP
import JSON
import Registry

/// A transfer in a seed: pending unless `status` says otherwise.
package struct SeedTransfer: Sendable, Equatable, Codable {
    package var status: Transfer.Status?
    package var requester: String
    package var requested: SeedTime?
    /// The losing registrar; the object's sponsor where it is left out.
    package var loser: String?
    package var actor: String?
    /// The deadline while it is pending; then when it was decided.
    package var acted: SeedTime?
    /// How much longer a domain will be registered.
    package var months: Int?
    package var expires: SeedTime?
    /// What the requester paid, in the smallest unit of the policy's currency.
    package var charge: Int?
    /// The contact whose code opened a domain, where it was not the domain's own.
    package var authorizingContact: String?
    /// What has been said to a domain's pending one by those who are asked.
    package var confirmation: SeedConfirmation?
}

/// What holder and losing registrar have said to a pending transfer, in a seed.
package struct SeedConfirmation: Sendable, Equatable, Codable {
    /// Of the key that the holder was mailed.
    package var keyHash: SaltedHash?
    package var confirmed: SeedTime?
    package var approved: SeedTime?

    /// Nothing where nothing was said and no key sent.
    init?(_ confirmation: TransferConfirmation) {
        guard confirmation != TransferConfirmation() else { return nil }
        keyHash = confirmation.keyHash
        (confirmed, approved) = (SeedTime(confirmation.confirmed), SeedTime(confirmation.approved))
    }
}

/// The identifiers of the command that began something.
package struct SeedTransaction: Sendable, Equatable, Codable {
    package var client: String?
    package var server: String
}

extension SeedLoader {
    /// A transfer of an object of this sponsor; past, in a poll message, its parties may be gone.
    ///
    /// `policy` is that of a domain's zone.
    func transfer(
        _ seed: SeedTransfer,
        of sponsor: ClientID,
        isPast: Bool = false,
        under policy: PolicyInForce? = nil,
        at path: JSONPath
    ) throws(JSONFault) -> Transfer {
        try registrar(seed.requester, isPast: isPast, at: path["requester"])
        try registrar(seed.loser, isPast: isPast, at: path["loser"])
        try registrar(seed.actor, isPast: isPast, at: path["actor"])
        let requested = instant(seed.requested)
        var transfer = Transfer(
            requester: seed.requester,
            at: requested,
            from: seed.loser ?? sponsor,
            until: seed.acted?.instant(from: start) ?? requested + (policy ?? self.policy).transfer.pendingTime,
            months: seed.months
        )
        guard transfer.requester != transfer.losingRegistrar else {
            throw JSONFault("a registrar asks for what it sponsors", at: path["requester"])
        }
        transfer.status = seed.status ?? .pending
        guard !transfer.isPending || isPast || transfer.losingRegistrar == sponsor else {
            throw JSONFault("a pending transfer is lost by the sponsor, \"\(sponsor)\"", at: path["loser"])
        }
        transfer.actor = seed.actor ?? transfer.losingRegistrar
        transfer.expires = seed.expires?.instant(from: start)
        transfer.charge = try charge(seed.charge, at: path["charge"])
        transfer.authorizingContact = seed.authorizingContact
        if let confirmation = seed.confirmation {
            guard transfer.isPending else {
                throw JSONFault("only a pending transfer waits for anybody's word", at: path["confirmation"])
            }
            transfer.confirmation = TransferConfirmation(
                keyHash: confirmation.keyHash,
                confirmed: confirmation.confirmed?.instant(from: start),
                approved: confirmation.approved?.instant(from: start)
            )
        }
        return transfer
    }
}

extension SeedTransfer {
    package init(_ transfer: Transfer) {
        status = transfer.status
        requester = transfer.requester
        requested = .fixed(transfer.requested)
        loser = transfer.losingRegistrar
        actor = transfer.actor
        acted = .fixed(transfer.acted)
        months = transfer.months
        expires = SeedTime(transfer.expires)
        charge = transfer.charge == 0 ? nil : transfer.charge
        authorizingContact = transfer.authorizingContact
        confirmation = SeedConfirmation(transfer.confirmation)
    }
}

extension SeedTransaction {
    init(_ ids: TransactionIDs) { self.init(client: ids.client, server: ids.server) }
}
