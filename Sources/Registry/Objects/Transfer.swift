import EPP

/// A request to move an object to another sponsor, and what became of it (RFC 5730 §2.9.3.4).
public struct Transfer: Sendable, Equatable {
    /// RFC 5730 §4, `trStatusType`.
    package enum Status: String, Sendable, Codable, CaseIterable {
        case pending, clientApproved, clientCancelled, clientRejected, serverApproved, serverCancelled
    }

    package var status: Status
    package let requester: ClientID
    package let requested: Instant
    /// The losing client while the transfer is pending; then who acted.
    package var actor: ClientID
    package let losingRegistrar: ClientID
    /// The deadline while the transfer is pending; then when it was decided.
    package var acted: Instant
    /// How much longer a domain will be registered when the transfer is done, in months; none for a contact.
    package let months: Int?
    /// When a domain will expire, or did at the decision.
    package var expires: Instant?
    /// What the requester paid; given back unless the object moves.
    package var charge = 0
    /// The contact whose code opened the domain, where it was not the domain's own.
    package var authorizingContact: String?
    /// What holder and losing registrar have said to a pending one, where both are asked.
    package var confirmation = TransferConfirmation()

    package init(
        requester: ClientID,
        at requested: Instant,
        from losingRegistrar: ClientID,
        until deadline: Instant,
        months: Int?
    ) {
        status = .pending
        self.requester = requester
        self.requested = requested
        actor = losingRegistrar
        self.losingRegistrar = losingRegistrar
        acted = deadline
        self.months = months
    }

    /// Whether the transfer still waits for a decision.
    package var isPending: Bool { status == .pending }

    /// Whether the object moved.
    package var isApproved: Bool { status == .clientApproved || status == .serverApproved }

    /// Whether the client asked for the transfer, or was to lose the object by it.
    package func involves(_ client: ClientID) -> Bool { client == requester || client == losingRegistrar }
}

extension Transfer {
    /// The message to each party about where the transfer now stands.
    package func messages(of kind: ObjectKind, name: String, at now: Instant) -> [Change] {
        var told = self
        told.confirmation = TransferConfirmation()  // no registrar's business
        let draft = PollMessage.Draft(text, at: now, .transfer(kind, name: name, told))
        return [.message(draft, to: losingRegistrar), .message(draft, to: requester)]
    }

    private var text: String {
        switch status {
        case .pending: "Transfer requested."
        case .clientApproved: "Transfer approved."
        case .clientCancelled: "Transfer cancelled."
        case .clientRejected: "Transfer rejected."
        case .serverApproved: "Transfer approved by the registry."
        case .serverCancelled: "Transfer cancelled by the registry."
        }
    }
}
