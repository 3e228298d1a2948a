import EPP
import JSON
import Registry

extension Planting {
    /// Puts a message into a registrar's queue.
    package mutating func plant(_ seed: SeedMessage, at path: JSONPath) throws(JSONFault) {
        try registrar(seed.to, at: path["to"])
        if let number = seed.number {
            guard number > world.lastMessage, number < Int.max / 2 else {
                throw JSONFault("messages are numbered upwards from 1", at: path["number"])
            }
            world.continueNumbering(after: 0, messages: number - 1)
        }
        var draft = PollMessage.Draft(seed.text, at: instant(seed.queued), try notice(seed, at: path))
        draft.change = seed.change?.record
        world.apply(.message(draft, to: seed.to))
    }

    private func notice(_ seed: SeedMessage, at path: JSONPath) throws(JSONFault) -> Notice? {
        let count = [seed.transfer != nil, seed.pendingAction != nil, seed.domain != nil].count { $0 }
        guard count <= 1 else { throw JSONFault("a message carries one notice", at: path) }
        if let transfer = seed.transfer { return try notice(transfer, at: path["transfer"]) }
        if let domain = seed.domain {
            return .domain(try self.domain(domain, domain.number ?? 0, at: path["domain"]))
        }
        guard let action = seed.pendingAction else { return nil }
        return .pendingAction(
            action.kind,
            name: action.name,
            succeeded: action.succeeded,
            TransactionIDs(client: action.origin.client, server: action.origin.server),
            at: instant(action.at)
        )
    }

    private func notice(_ seed: SeedTransferNotice, at path: JSONPath) throws(JSONFault) -> Notice {
        if let transfer = seed.transfer {
            let sponsor =
                transfer.loser ?? world.domains[seed.name]?.sponsor ?? world.contacts[seed.name]?.sponsor ?? ""
            return .transfer(
                seed.kind,
                name: seed.name,
                try self.transfer(transfer, of: sponsor, at: path["transfer"])
            )
        }
        let own = seed.kind == .contact ? world.contacts[seed.name]?.transfer : world.domains[seed.name]?.transfer
        guard let own else { throw JSONFault("\"\(seed.name)\" has no transfer", at: path["name"]) }
        return .transfer(seed.kind, name: seed.name, own)
    }
}
