import EPP

/// How an object moves to another registrar (RFC 5730 §2.9.3.4).
package struct TransferPolicy: Sendable, Equatable, Codable {
    package enum Deadline: String, Sendable, Codable, CaseIterable { case approve, reject }

    /// How long the losing registrar may object; zero transfers at once.
    package var pendingTime = TimeSpan.days(5)
    /// What happens when it does not.
    package var atDeadline = Deadline.approve
    /// Years added to a domain, when the command does not say.
    package var defaultYears = 1
    /// No transfer so long after creation, and after another transfer.
    package var lockAfterCreation = TimeSpan.zero
    package var lockAfterTransfer = TimeSpan.zero
    /// The code of a refusal for age: 2106 or 2304.
    package var lockCode = 2106
    /// Whether the lock is shown as `serverTransferProhibited`, which the clock takes off; otherwise it is a rule without
    /// a status.
    package var showsLock = false
    package enum Excess: String, Sendable, Codable, CaseIterable { case refuse, cap }

    /// What becomes of a transfer that would extend a domain beyond `domain.mostYears`: refused with `domain.tooLongCode`,
    /// or it adds only what fits.
    package var beyondMostYears = Excess.refuse
    /// Whether a domain moves that only the registry's own renewal keeps, in its auto-renew grace period; otherwise it
    /// neither moves nor has a code made for it: 2304.
    package var movesInAutoRenewGrace = true
    /// The code of a refusal because a status prohibits the transfer: 2304, 2106 or 2201.
    package var lockedCode = 2304
    /// Whether a request may name a period; otherwise 2306.
    package var takesPeriod = true
    /// Whether the losing registrar may approve and reject; where it may not: 2101.
    package var isAnsweredByLoser = true
    package enum HolderConfirmation: String, Sendable, Codable, CaseIterable { case none, asked, needed }

    /// Whether the holder of a domain is asked by mail to confirm its transfer: never, so that silence leaves it to
    /// `atDeadline`, or so that without a confirmation the registry cancels it.
    package var holderConfirmation = HolderConfirmation.none
    /// A registrar asking for what it already sponsors: the RFC does not name a code.
    package var ownObjectCode = 2002

    package init() {}

    /// How a transfer that nobody decides ends when its time is over.
    package var conclusionAtDeadline: Transfer.Status { atDeadline == .approve ? .serverApproved : .serverCancelled }

    /// The codes among which a policy chooses for a domain that a status keeps.
    package static let lockedCodes: [ResultCode] = [.statusProhibits, .notEligibleForTransfer, .authorizationError]
}
