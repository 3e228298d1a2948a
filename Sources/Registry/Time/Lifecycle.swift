import EPP

/// What happens to objects by the clock alone: transfers decided at their deadline, expiry, the stages of deletion.
package enum Lifecycle {
    /// When time will next act on a domain.
    package static func due(_ domain: Domain) -> Instant? {
        guard domain.hasRareFields else { return min(domain.expires, domain.authInfo.expires ?? domain.expires) }
        if domain.statuses.contains(.pendingCreate), let creation = domain.creation {
            return [creation.ends, domain.authInfo.expires].compactMap(\.self).min()
        }
        var due = domain.deletion?.ends ?? domain.expires
        if let reminder = domain.deletion?.reminder { due = min(due, reminder) }
        if let transfer = domain.transfer, transfer.isPending { due = min(due, transfer.acted) }
        if let lockedUntil = domain.lockedUntil { due = min(due, lockedUntil) }
        if let expires = domain.authInfo.expires { due = min(due, expires) }
        return due
    }

    /// When time will next act on a contact.
    package static func due(_ contact: Contact) -> Instant? {
        [contact.transfer.flatMap { $0.isPending ? $0.acted : nil }, contact.authInfo.expires].compactMap(\.self).min()
    }

    /// When time will next act on a domain or a contact of the world.
    private static func due(_ subject: DueQueue.Subject, in world: World) -> (number: ObjectID, due: Instant?)? {
        switch subject {
        case .domain(let name): world.domains[name].map { ($0.id, due($0)) }
        case .contact(let id): world.contacts[id].map { ($0.object, due($0)) }
        case .application(let id): world.applications[id].map { ($0.domain.id, $0.due(world.policy)) }
        case .messages(let client): world.messagesDue(of: client).map { (World.messagesNumber, $0) }
        case .maintenance: nil
        }
    }

    /// Whether an entry still says when time will act on its object, which another of its name may have succeeded.
    static func isCurrent(_ entry: DueQueue.Entry, in world: World) -> Bool {
        if case .maintenance(let id) = entry.subject { return world.isDue(id, at: entry.due) }
        guard let (number, due) = due(entry.subject, in: world) else { return false }
        return number == entry.number && due == entry.due
    }

    /// Does everything that is due by `now`, in order of time.
    package static func settle(_ world: World, by now: Instant) {
        while step(world, by: now) {}
    }

    /// Does the first thing that is due by `now`; false where nothing is.
    static func step(_ world: World, by now: Instant) -> Bool {
        guard let entry = world.dueQueue.next(by: now) else { return false }
        guard isCurrent(entry, in: world) else { return true }
        if case .maintenance(let id) = entry.subject {
            let text = text(.maintenance, of: entry, in: world)
            world.tellMaintenance(id, due: entry.due)
            tell(.maintenance, entry, text, in: world)
            return true
        }
        let kind = kind(of: entry.subject, at: entry.due, in: world)
        let text = text(kind, of: entry, in: world)
        let changes = changes(of: entry.subject, kind, at: entry.due, in: world)
        for change in changes { world.apply(change) }
        tell(kind, entry, text, in: world)
        // Two things may be due at one instant; `World.apply` notes only a due time that has changed. Where nothing
        // was left to do, nothing will be: the entry must not come up for ever.
        if !changes.isEmpty, isCurrent(entry, in: world) {
            world.dueQueue.add(entry.subject, entry.number, at: entry.due)
        }
        return true
    }

    /// What is due of an object: of several things at one instant, the one that is done first.
    private static func kind(of subject: DueQueue.Subject, at now: Instant, in world: World) -> DueAction.Kind {
        switch subject {
        case .domain(let name): world.domains[name].map { kind(of: $0, at: now) } ?? .expiry
        case .contact(let id): world.contacts[id]?.authInfo.expires.map { $0 <= now } == true ? .code : .transfer
        case .application: .application
        case .maintenance: .maintenance
        case .messages: .messages
        }
    }

    private static func kind(of domain: Domain, at now: Instant) -> DueAction.Kind {
        if let end = domain.lockedUntil, end <= now { return .lock }
        if let end = domain.authInfo.expires, end <= now { return .code }
        if domain.creation != nil { return .creation }
        if let reminder = domain.deletion?.reminder, reminder <= now { return .restoreReminder }
        if let deletion = domain.deletion { return deletion.phase.dueKind }
        if let transfer = domain.transfer, transfer.isPending, transfer.acted <= now { return .transfer }
        return .expiry
    }

    private static func changes(
        of subject: DueQueue.Subject,
        _ kind: DueAction.Kind,
        at now: Instant,
        in world: World
    ) -> [Change] {
        switch subject {
        case .domain(let name): world.domains[name].map { changes(of: $0, kind, at: now, in: world) } ?? []
        case .contact(let id): world.contacts[id].map { changes(of: $0, kind, at: now, in: world) } ?? []
        case .application(let id): world.applications[id]?.concluding(at: now, in: world) ?? []
        case .messages(let client): world.messagesOver(of: client, at: now)
        case .maintenance: []
        }
    }

    private static func changes(
        of domain: Domain,
        _ kind: DueAction.Kind,
        at now: Instant,
        in world: World
    ) -> [Change] {
        switch kind {
        case .lock: domain.lockLifting(at: now, in: world)
        case .code: domain.codeExpiring(at: now, in: world)
        case .creation: domain.creationDue(at: now, in: world)
        case .redemption, .restore, .purge: domain.deletionMovingOn(at: now, in: world)
        case .restoreReminder: domain.remindingOfReport(at: now)
        case .transfer:
            domain.transferConcluded(
                as: domain.conclusionAtDeadline(world[policyOf: domain.name].transfer),
                at: now,
                in: world
            )
        case .expiry, .gracePeriod, .application, .maintenance, .messages: expire(domain, at: now, in: world)
        }
    }

    private static func changes(
        of contact: Contact,
        _ kind: DueAction.Kind,
        at now: Instant,
        in world: World
    ) -> [Change] {
        kind == .code
            ? contact.codeExpiring(at: now, in: world)
            : contact.transferConcluded(as: world.policy.transfer.conclusionAtDeadline, at: now, in: world)
    }
}

/// Telling what the clock has done.
extension Lifecycle {
    /// What will happen, in a sentence that is made before it does; empty where nobody listens.
    private static func text(_ kind: DueAction.Kind, of entry: DueQueue.Entry, in world: World) -> String {
        world.witness == nil ? "" : DueAction(kind, entry).text(in: world)
    }

    private static func tell(_ kind: DueAction.Kind, _ entry: DueQueue.Entry, _ text: String, in world: World) {
        guard let taken = world.takeChanges() else { return }
        world.witness?.clockActed(DueAction(kind, entry), text, taken.revision)
    }
}

extension World {
    /// Forgets entries of the due queue that are out of date: whatever happens is as it would have been.
    package func forgetPastDues() { dueQueue.keep { Lifecycle.isCurrent($0, in: self) } }
}
