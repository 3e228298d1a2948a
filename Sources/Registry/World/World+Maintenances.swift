import EPP

/// Why registrars are told of a maintenance by poll message (RFC 9167 §3.3).
package enum MaintenancePollType: String, Sendable, Codable {
    case create, update, delete
    /// It is about to begin.
    case courtesy
    /// It is over.
    case end
}

/// Maintenances that the operator plans, changes and calls off while the registry runs.
///
/// They begin as the policy's; a seed may bring its own. A snapshot and a state that is written down have them as they
/// are then, and a reset makes them as they were.
extension World {
    /// Puts a maintenance in the place of the one of its identifier, if there is one, and tells every registrar.
    package func plan(_ maintenance: MaintenancePolicy, at now: Instant) {
        let former = policy.maintenances.firstIndex { $0.id == maintenance.id }
        note(.maintenance(former.map { policy.maintenances[$0] }, maintenance))
        if let place = former {
            wholePolicy.maintenances[place] = maintenance
            tell(.update, maintenance, at: now)
        } else {
            wholePolicy.maintenances.append(maintenance)
            tell(.create, maintenance, at: now)
        }
        schedule(maintenance, after: now)
    }

    /// Calls a maintenance off, and tells every registrar of one that is not over.
    package func cancelMaintenance(_ id: String, at now: Instant) {
        guard let maintenance = policy.maintenances.first(where: { $0.id == id }) else { return }
        replaceMaintenances(by: policy.maintenances.filter { $0.id != id })
        if maintenance.end > now { tell(.delete, maintenance, at: now) }
        forgetPastDues()
    }

    /// Puts others in the place of all, and tells nobody.
    ///
    /// What was offered stays so where none is left.
    package func replaceMaintenances(by maintenances: [MaintenancePolicy]) {
        for change in StateChange.changes(from: policy.maintenances, to: maintenances) { note(change) }
        wholePolicy.offersMaintenances = wholePolicy.tellsMaintenances
        wholePolicy.maintenances = maintenances
    }

    /// Notes when the clock will tell of the policy's maintenances: once, when the world is made.
    package func scheduleMaintenances(after start: Instant) {
        for maintenance in policy.maintenances { schedule(maintenance, after: start) }
    }

    /// When registrars are told by the clock, and why: earliest first.
    func pollMessages(of maintenance: MaintenancePolicy) -> [(due: Instant, pollType: MaintenancePollType)] {
        let reminder = policy.poll.maintenanceReminder
        let end = (due: maintenance.end, pollType: MaintenancePollType.end)
        return reminder > .zero ? [(maintenance.start - reminder, .courtesy), end] : [end]
    }

    /// Whether the clock has something to tell of a maintenance then.
    func isDue(_ id: String, at time: Instant) -> Bool {
        policy.maintenances.first { $0.id == id }.map { pollMessages(of: $0).contains { $0.due == time } } ?? false
    }

    /// Tells what is due of a maintenance, and notes when there is more to tell.
    func tellMaintenance(_ id: String, due time: Instant) {
        guard let maintenance = policy.maintenances.first(where: { $0.id == id }) else { return }
        for (_, pollType) in pollMessages(of: maintenance).filter({ $0.due == time }) {
            tell(pollType, maintenance, at: time)
        }
        schedule(maintenance, after: time)
    }

    /// Former entries go first, so that nothing is told twice.
    private func schedule(_ maintenance: MaintenancePolicy, after now: Instant) {
        let subject = DueQueue.Subject.maintenance(maintenance.id)
        dueQueue.keep { $0.subject != subject && Lifecycle.isCurrent($0, in: self) }
        guard let next = pollMessages(of: maintenance).first(where: { $0.due > now }) else { return }
        dueQueue.add(subject, 0, at: next.due)
    }

    private func tell(_ pollType: MaintenancePollType, _ maintenance: MaintenancePolicy, at now: Instant) {
        for client in registrars.keys.sorted() {
            apply(.message(.init(pollType.text, at: now, .maintenance(maintenance, pollType)), to: client))
        }
    }
}

extension MaintenancePollType {
    fileprivate var text: String {
        switch self {
        case .create: "A maintenance is planned."
        case .update: "A maintenance was changed."
        case .delete: "A maintenance was called off."
        case .courtesy: "A maintenance is about to begin."
        case .end: "A maintenance is over."
        }
    }
}
