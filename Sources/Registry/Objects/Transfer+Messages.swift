import EPP

extension Transfer {
    /// The message to each party about where the transfer now stands.
    package func messages(of kind: ObjectKind, name: String, at now: Instant) -> [Change] {
        let draft = PollMessage.Draft(text, at: now, .transfer(kind, name: name, self))
        return [.message(draft, to: loser), .message(draft, to: requester)]
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
