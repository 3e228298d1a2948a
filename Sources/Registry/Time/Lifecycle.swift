import EPP

/// What happens to objects by the clock alone: transfers decided at their deadline, expiry, the stages of deletion.
package enum Lifecycle {
    /// When time will next act on a domain.
    package static func due(_ domain: Domain, _ policy: Policy) -> Instant? {
        var due = domain.deletion?.ends ?? domain.expires
        if let transfer = domain.transfer, transfer.isPending { due = min(due, transfer.acted) }
        if let lockedUntil = domain.lockedUntil { due = min(due, lockedUntil) }
        if let expires = domain.authInfo.expires { due = min(due, expires) }
        return due
    }

    /// When time will next act on a contact.
    package static func due(_ contact: Contact, _ policy: Policy) -> Instant? {
        [contact.transfer.flatMap { $0.isPending ? $0.acted : nil }, contact.authInfo.expires].compactMap(\.self).min()
    }

    /// Does everything that is due by `now`, in order of time.
    package static func settle(_ world: World, by now: Instant) {
        while let entry = world.agenda.next(by: now) {
            switch entry.subject {
            case .domain(let name):
                guard let domain = world.domains[name], due(domain, world.policy) == entry.due else { continue }
                perform(changes(of: domain, at: entry.due, in: world), world)
                // Two things may be due at one instant; `World.apply` notes only a due time that has changed.
                guard let rest = world.domains[name], due(rest, world.policy) == entry.due else { continue }
                world.agenda.add(entry.subject, at: entry.due)
            case .contact(let id):
                guard let contact = world.contacts[id], due(contact, world.policy) == entry.due else { continue }
                perform(changes(of: contact, at: entry.due, in: world), world)
                guard let rest = world.contacts[id], due(rest, world.policy) == entry.due else { continue }
                world.agenda.add(entry.subject, at: entry.due)
            }
        }
    }

    private static func perform(_ changes: [Change], _ world: World) {
        for change in changes { world.apply(change) }
    }

    private static func changes(of domain: Domain, at now: Instant, in world: World) -> [Change] {
        let policy = world.policy
        if let end = domain.lockedUntil, end <= now { return domain.lockLifting(at: now, policy) }
        if let end = domain.authInfo.expires, end <= now { return domain.codeExpiring(at: now, policy) }
        if domain.deletion != nil { return domain.deletionMovingOn(at: now, in: world) }
        if let transfer = domain.transfer, transfer.isPending, transfer.acted <= now {
            return domain.deciding(deadline(policy), by: nil, at: now, in: world)
        }
        return domain.expiring(at: now, in: world)
    }

    private static func changes(of contact: Contact, at now: Instant, in world: World) -> [Change] {
        guard let end = contact.authInfo.expires, end <= now else {
            return contact.deciding(deadline(world.policy), by: nil, at: now, world.policy)
        }
        var contact = contact
        contact.authInfo = .unset
        return [.contact(contact)]
    }

    private static func deadline(_ policy: Policy) -> Transfer.Status {
        policy.transfer.atDeadline == .approve ? .serverApproved : .serverCancelled
    }
}
