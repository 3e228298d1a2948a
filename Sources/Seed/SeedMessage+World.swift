import EPP
import Registry

extension SeedMessage {
    init(_ message: PollMessage, to client: ClientID, in world: World) {
        to = client
        number = message.id
        queued = .fixed(message.draft.queued)
        text = message.draft.text
        change = message.draft.change.map(SeedChange.init)
        switch message.draft.notice {
        case .transfer(let kind, let name, let transfer):
            self.transfer = SeedTransferNotice(kind: kind, name: name, transfer: SeedTransfer(transfer))
        case .pendingAction(let kind, let name, let succeeded, let origin, let at):
            pendingAction = SeedActionNotice(
                kind: kind,
                name: name,
                succeeded: succeeded,
                origin: SeedTransaction(origin),
                at: .fixed(at)
            )
        case .domain(let domain): self.domain = SeedDomain(domain, in: world)
        case nil: break
        }
    }
}
