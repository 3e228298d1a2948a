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

    /// What an entry of the due queue is about, found once for all that is asked about it.
    private enum DueObject {
        case domain(Domain)
        case contact(Contact)
        indirect case application(LaunchApplication)
        case messages(ClientID)
        case maintenance(String)
    }

    /// The object of an entry, if that still says when time will act on it: another of its name may have succeeded it.
    private static func object(of entry: DueQueue.Entry, in world: World) -> DueObject? {
        switch entry.subject {
        case .domain(let name):
            guard let domain = world.domains[name], domain.id == entry.number, due(domain) == entry.due else {
                return nil
            }
            return .domain(domain)
        case .contact(let id):
            guard let contact = world.contacts[id], contact.object == entry.number, due(contact) == entry.due else {
                return nil
            }
            return .contact(contact)
        case .application(let id):
            guard let application = world.applications[id], application.domain.id == entry.number else { return nil }
            return application.due(world.policy) == entry.due ? .application(application) : nil
        case .messages(let client): return world.messagesDue(of: client) == entry.due ? .messages(client) : nil
        case .maintenance(let id): return world.isDue(id, at: entry.due) ? .maintenance(id) : nil
        }
    }

    /// Whether an entry still says when time will act on its object.
    static func isCurrent(_ entry: DueQueue.Entry, in world: World) -> Bool { object(of: entry, in: world) != nil }

    /// Does everything that is due by `now`, in order of time.
    package static func settle(_ world: World, by now: Instant) {
        while step(world, by: now) {}
    }

    /// Does the first thing that is due by `now`; false where nothing is.
    static func step(_ world: World, by now: Instant) -> Bool {
        guard let entry = world.dueQueue.next(by: now) else { return false }
        guard let object = object(of: entry, in: world) else { return true }
        let action = DueAction(kind(of: object, at: entry.due), entry)
        // What will happen, in a sentence that is made before it does; where nobody listens, none.
        let text = world.witness == nil ? "" : action.text(in: world)
        let mayRecur = act(on: object, action, in: world)
        if let taken = world.takeChanges() { world.witness?.clockActed(action, text, taken.revision) }
        // Two things may be due at one instant; `World.apply` notes only a due time that has changed. Where nothing
        // was left to do, nothing will be: the entry must not come up for ever.
        if mayRecur, isCurrent(entry, in: world) { world.dueQueue.add(entry.subject, entry.number, at: entry.due) }
        return true
    }

    /// Brings about what is due; false where more can't be due at the same instant.
    private static func act(on object: DueObject, _ action: DueAction, in world: World) -> Bool {
        let changes: [Change] =
            switch object {
            case .domain(let domain): changes(of: domain, action.kind, at: action.time, in: world)
            case .contact(let contact): changes(of: contact, action.kind, at: action.time, in: world)
            case .application(let application): application.concluding(at: action.time, in: world)
            case .messages(let client): world.messagesOver(of: client, at: action.time)
            case .maintenance: []
            }
        if case .maintenance(let id) = object { world.tellMaintenance(id, due: action.time) }
        for change in changes { world.apply(change) }
        return !changes.isEmpty
    }

    /// What is due of an object: of several things at one instant, the one that is done first.
    private static func kind(of object: DueObject, at now: Instant) -> DueAction.Kind {
        switch object {
        case .domain(let domain): kind(of: domain, at: now)
        case .contact(let contact): contact.authInfo.expires.map { $0 <= now } == true ? .code : .transfer
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

extension World {
    /// Forgets entries of the due queue that are out of date: whatever happens is as it would have been.
    package func forgetPastDues() { dueQueue.keep { Lifecycle.isCurrent($0, in: self) } }
}
