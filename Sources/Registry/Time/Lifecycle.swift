import EPP

/// What happens to objects by the clock alone: transfers decided at their deadline, expiry, the stages of deletion.
package enum Lifecycle {
    /// When time will next act on a domain.
    package static func due(_ domain: Domain, _ policy: Policy) -> Instant? {
        if let deletion = domain.deletion { return deletion.ends }
        guard let transfer = domain.transfer, transfer.isPending else { return domain.expires }
        return min(domain.expires, transfer.acted)
    }

    /// When time will next act on a contact.
    package static func due(_ contact: Contact, _ policy: Policy) -> Instant? {
        contact.transfer.flatMap { $0.isPending ? $0.acted : nil }
    }

    /// Does everything that is due by `now`, in order of time.
    package static func settle(_ world: World, by now: Instant) {
        while let entry = world.agenda.next(by: now) {
            switch entry.subject {
            case .domain(let name):
                guard let domain = world.domains[name], due(domain, world.policy) == entry.due else { continue }
                perform(changes(of: domain, at: entry.due, in: world), world)
            case .contact(let id):
                guard let contact = world.contacts[id], due(contact, world.policy) == entry.due else { continue }
                perform(contact.deciding(deadline(world.policy), by: nil, at: entry.due, world.policy), world)
            }
        }
    }

    private static func perform(_ changes: [Change], _ world: World) {
        for change in changes { world.apply(change) }
    }

    private static func changes(of domain: Domain, at now: Instant, in world: World) -> [Change] {
        if domain.deletion != nil { return domain.deletionMovingOn(at: now, in: world) }
        if let transfer = domain.transfer, transfer.isPending, transfer.acted <= now {
            return domain.deciding(deadline(world.policy), by: nil, at: now, in: world)
        }
        return domain.expiring(at: now, in: world)
    }

    private static func deadline(_ policy: Policy) -> Transfer.Status {
        policy.transfer.atDeadline == .approve ? .serverApproved : .serverCancelled
    }
}
