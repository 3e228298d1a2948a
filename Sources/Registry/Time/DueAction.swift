import EPP

/// Something that will happen by the clock alone, unless somebody does something first.
package struct DueAction: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case creation, transfer, expiry, gracePeriod, redemption, restore, restoreReminder, purge, lock, code
        case application, maintenance, messages
    }

    /// What it happens to.
    package enum Subject: String, Sendable, CaseIterable { case domain, contact, application, maintenance, registrar }

    package let time: Instant
    package let kind: Kind
    package let object: Subject
    /// The domain's name, or the identifier of a contact, an application, a maintenance or a registrar.
    package let name: String
    /// Which of a domain's grace periods ends.
    fileprivate var gracePeriod: GracePeriod.Kind?
    /// What registrars are told of a maintenance.
    fileprivate var pollType: MaintenancePollType?

    /// What an entry of the due queue has come to.
    init(_ kind: Kind, _ entry: DueQueue.Entry) {
        (time, self.kind) = (entry.due, kind)
        switch entry.subject {
        case .domain(let name): (object, self.name) = (.domain, name)
        case .contact(let id): (object, name) = (.contact, id)
        case .application(let id): (object, name) = (.application, id)
        case .maintenance(let id): (object, name) = (.maintenance, id)
        case .messages(let client): (object, name) = (.registrar, client)
        }
    }

    fileprivate init(
        time: Instant,
        kind: Kind,
        object: Subject,
        name: String,
        gracePeriod: GracePeriod.Kind? = nil,
        pollType: MaintenancePollType? = nil
    ) {
        (self.time, self.kind, self.object, self.name) = (time, kind, object, name)
        (self.gracePeriod, self.pollType) = (gracePeriod, pollType)
    }

    /// The earlier one comes first; at one time, by name.
    package func comesBefore(_ other: DueAction) -> Bool {
        (time, name, kind.rawValue) < (other.time, other.name, other.kind.rawValue)
    }
}

extension Domain {
    /// What the clock will do to the domain, as things stand, and which grace periods will be over.
    package func forEachDueAction(at now: Instant, _ body: (DueAction) -> Void) {
        func tell(_ kind: DueAction.Kind, _ time: Instant?, _ period: GracePeriod.Kind? = nil) {
            guard let time, time > now else { return }
            body(DueAction(time: time, kind: kind, object: .domain, name: self.name, gracePeriod: period))
        }
        if let creation = self.creation {
            tell(.creation, creation.ends)
        } else if let deletion = self.deletion {
            tell(deletion.phase.dueKind, deletion.ends)
            tell(.restoreReminder, deletion.reminder)
        } else {
            tell(.expiry, self.expires)
        }
        if let transfer = self.transfer, transfer.isPending { tell(.transfer, transfer.acted) }
        tell(.lock, self.lockedUntil)
        tell(.code, self.authInfo.expires)
        for period in self.gracePeriods { tell(.gracePeriod, period.ends, period.kind) }
    }
}

extension Contact {
    /// What the clock will do to the contact, as things stand.
    package func forEachDueAction(at now: Instant, _ body: (DueAction) -> Void) {
        func tell(_ kind: DueAction.Kind, _ time: Instant?) {
            guard let time, time > now else { return }
            body(DueAction(time: time, kind: kind, object: .contact, name: self.id))
        }
        if let transfer, transfer.isPending { tell(.transfer, transfer.acted) }
        tell(.code, self.authInfo.expires)
    }
}

extension World {
    /// Everything that the clock will do, as things stand, in no order.
    package func forEachDueAction(at now: Instant, _ body: (DueAction) -> Void) {
        for domain in domains.values { domain.forEachDueAction(at: now, body) }
        for contact in contacts.values { contact.forEachDueAction(at: now, body) }
        for application in applications.values {
            guard let due = application.due(policy), due > now else { continue }
            body(DueAction(time: due, kind: .application, object: .application, name: application.id))
        }
        for client in queues.keys {
            guard let due = messagesDue(of: client), due > now else { continue }
            body(DueAction(time: due, kind: .messages, object: .registrar, name: client))
        }
        for maintenance in policy.maintenances {
            for (due, pollType) in pollMessages(of: maintenance) where due > now {
                body(
                    .init(time: due, kind: .maintenance, object: .maintenance, name: maintenance.id, pollType: pollType)
                )
            }
        }
    }
}

extension Deletion.Phase {
    var dueKind: DueAction.Kind {
        switch self {
        case .redemptionPeriod: .redemption
        case .pendingRestore: .restore
        case .pendingDelete: .purge
        }
    }
}

extension DueAction {
    /// What will happen, in one sentence.
    package func text(in world: World) -> String {
        switch kind {
        case .creation: creationText(in: world)
        case .transfer: transferText(in: world)
        case .expiry: expiryText(in: world)
        case .gracePeriod: "The \(gracePeriod?.rawValue ?? "grace period") ends: what was paid is no longer given back."
        case .redemption:
            world[policyOf: name].grace.pendingDelete > .zero
                ? "The redemption period ends: the domain can no longer be restored, and its last days begin."
                : "The redemption period ends, and the domain is purged."
        case .restore: "The time for the report of the restore is over, and the deletion goes on."
        case .restoreReminder: "The sponsor is reminded by poll that the report of the restore is awaited."
        case .purge: "The domain is purged, and its name is free."
        case .lock: "The registry takes its lock against transfer off."
        case .code: "The auth code expires."
        case .application: "The phase ends, and with it the application: what becomes of it is the policy's."
        case .messages: "Poll messages are thrown away that have waited for \(world.policy.poll.messageLife)."
        case .maintenance:
            isReminder(in: world)
                ? "Every registrar is reminded by poll that the maintenance is about to begin."
                : "The maintenance ends, and every registrar is told by poll."
        }
    }

    private func creationText(in world: World) -> String {
        switch world[policyOf: name].domain.atCreateDeadline {
        case .allocate: "The create is approved, and the name registered."
        case .refuse: "The create is refused, and the name free again."
        case .wait: "The create waits for the operator from now on."
        }
    }

    private func isReminder(in world: World) -> Bool {
        if let pollType { return pollType == .courtesy }
        return world.policy.maintenances.contains { $0.id == name && $0.start > time }
    }

    private func expiryText(in world: World) -> String {
        guard let domain = world.domains[name] else { return "The registration ends." }
        let sponsor = domain.sponsor
        let policy = world[policyOf: name]
        return switch (policy.domain.atExpiry, domain.renewsAtExpiry(policy)) {
        case (.renew, true): "The registration ends, and the registry renews it for a year."
        case (.renew, false):
            "The registration ends, the registry renews it, and \(sponsor) deletes it, as it was told."
        case (.delete, true): "The registration ends, and \(sponsor) renews it, as it was told."
        case (.delete, false): "The registration ends, and the registry deletes the domain."
        }
    }

    private func transferText(in world: World) -> String {
        let domain = object == .domain ? world.domains[name] : nil
        let requester = domain?.transfer?.requester ?? world.contacts[name]?.transfer?.requester ?? "another registrar"
        let policy = object == .domain ? world[policyOf: name] : world.policy
        guard domain?.needsHolder(policy.transfer) != true else {
            return "The transfer to \(requester) cancels itself, as the holder has not confirmed it."
        }
        let end = policy.transfer.atDeadline == .approve ? "approves" : "cancels"
        return "The transfer to \(requester) \(end) itself."
    }
}
