import EPP
import Registry
import XML

/// Asks for a contact that another registrar sponsors: RFC 5733 §3.2.4.
package struct ContactTransferRequest: ContactCommand {
    package static let key = CommandKey(.transfer(.request), Namespace.contact)
    package static let rules: [Rule<ContactTransferRequest>] = [
        Rule(
            "the contact is another registrar's",
            elseOneOf: [.useError, .notEligibleForTransfer, .statusProhibits],
            "RFC 5730 §2.9.3.4, policy transfer.ownObjectCode",
            code: { ResultCode(rawValue: $0.policy.transfer.ownObjectCode) ?? .useError },
            found: { "\($0.client) sponsors it already" }
        ) { $0.contact.sponsor != $0.client },
        Rule(
            "the authInfo matches",
            else: .invalidAuthInfo,
            "RFC 5733 §3.2.4",
            found: { $0.command.authInfo.finding(on: $0.contact, $0.context) }
        ) {
            $0.command.authInfo.opens($0.contact, $0.context)
        },
        Rule(
            "no transfer is pending",
            else: .pendingTransfer,
            "RFC 5730 §3, 2300",
            found: { Finding("a transfer is pending", until: $0.contact.transfer?.acted) }
        ) {
            $0.contact.transfer?.isPending != true
        },
        .noStatusProhibits([.clientTransferProhibited, .serverTransferProhibited], "RFC 5733 §2.2"),
        Rule(
            "the contact is old enough, and so is its last transfer",
            elseOneOf: [.notEligibleForTransfer, .statusProhibits],
            "policy transfer.lockAfterCreation, transfer.lockAfterTransfer",
            code: { ResultCode(rawValue: $0.policy.transfer.lockCode) ?? .notEligibleForTransfer },
            found: {
                Finding("its creation or its last transfer locks it", until: $0.contact.lockedUntil($0.policy.transfer))
            }
        ) { !$0.contact.isTooNew(at: $0.now, $0.policy.transfer) },
    ]

    package let id: String
    package let authInfo: AuthInfoElement

    /// The schema leaves the authInfo out where the prose demands it.
    package init(_ object: Element) throws(EPPError) {
        let element = try ContactTransferElement(object)
        guard let authInfo = element.authInfo else {
            let reason = "a request needs authInfo"
            throw EPPError(.parameterMissing, reason, "RFC 5733 §3.2.4", at: Item(Namespace.contact, "id", element.id))
        }
        (id, self.authInfo) = (element.id, authInfo)
    }

    /// Pending until the losing registrar decides or the deadline does; at once where the policy gives no time.
    package func decide(_ contact: Contact, _ context: Context) throws(EPPError) -> Decision<Contact> {
        let wait = context.policy.transfer.pendingTime
        var requested = contact
        requested.transfer = Transfer(
            requester: context.client,
            at: context.now,
            from: contact.sponsor,
            until: context.now + max(wait, .zero),
            months: nil
        )
        requested.statuses.insert(.pendingTransfer)
        let approved =
            wait <= .zero
            ? requested.concludingTransfer(as: .serverApproved, by: nil, at: context.now, context.policy) : nil
        var decision = Decision(transferOf: approved ?? requested, context)
        decision.code = approved == nil ? .actionPending : .success
        return decision
    }
}

/// What every transfer command carries: an identifier, and perhaps authInfo (RFC 5733 §3.2.4).
struct ContactTransferElement: Sendable {
    let id: String
    let authInfo: AuthInfoElement?

    init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        id = try children.required("id").contactID()
        authInfo = try children.optional("authInfo").map { element throws(EPPError) in try AuthInfoElement(element) }
        try children.end()
    }
}

extension Contact {
    /// Whether a status of the client or of the server stands in the way of a transfer (RFC 5733 §2.2).
    var isLockedAgainstTransfer: Bool {
        !statuses.isDisjoint(with: [.clientTransferProhibited, .serverTransferProhibited])
    }

    /// Whether the contact was created or transferred too recently; of a contact, the lock by age is a rule without a
    /// status.
    func isTooNew(at now: Instant, _ policy: TransferPolicy) -> Bool {
        lockedUntil(policy) > now
    }

    /// Until when its creation or its last transfer locks the contact, whichever is later.
    func lockedUntil(_ policy: TransferPolicy) -> Instant {
        let created = self.created + policy.lockAfterCreation
        return self.transferred.map { max(created, $0 + policy.lockAfterTransfer) } ?? created
    }

    /// Whether any lock stands against a transfer at this time.
    func isLocked(at now: Instant, _ policy: TransferPolicy) -> Bool {
        isLockedAgainstTransfer || isTooNew(at: now, policy)
    }
}
