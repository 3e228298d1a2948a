extension WorldSnapshot {
    /// What has to change for this world to become the other, the order of things aside.
    ///
    /// What both share is passed over at once: a table that nobody has touched, and an object that both hold.
    func changes(to other: WorldSnapshot) -> [StateChange] {
        let (world, next) = (World(policy: policy), World(policy: other.policy))
        return domains.differences(from: other.domains).map { before, after in
            let name = before?.name ?? after?.name ?? ""
            let showsLock = [world, next].contains { $0[policyOf: name].transfer.showsLock }
            var terms = StateChange.DomainTerms(showsLock: showsLock)
            for id in before?.nameservers ?? [] { terms.hostNames[id] = hosts[id]?.name }
            for id in after?.nameservers ?? [] { terms.hostNames[id] = other.hosts[id]?.name }
            return .domain(before, after, terms)
        }
            + hosts.differences(from: other.hosts).map { .host($0, $1) }
            + contacts.differences(from: other.contacts).map { .contact($0, $1) }
            + applications.differences(from: other.applications).map { .application($0, $1) }
            + organizations.differences(from: other.organizations).map { .organization($0, $1) }
            + registrarChanges(to: other) + messageChanges(to: other) + outboxChanges(to: other)
            + maintenanceChanges(to: other)
    }

    private func registrarChanges(to other: WorldSnapshot) -> [StateChange] {
        guard registrars != other.registrars else { return [] }
        return Set(registrars.keys).union(other.registrars.keys).sorted().compactMap { id in
            let (before, after) = (registrars[id], other.registrars[id])
            return before == after ? nil : .registrar(before, after)
        }
    }

    /// A number that was given out again is another message: what goes, goes first.
    private func messageChanges(to other: WorldSnapshot) -> [StateChange] {
        guard queues != other.queues else { return [] }
        func messages(of snapshot: WorldSnapshot, without counterpart: WorldSnapshot) -> [(PollMessage, ClientID)] {
            snapshot.queues.sorted { $0.key < $1.key }.flatMap { client, queue in
                queue.all.filter { counterpart.queues[client]?[$0.id] != $0 }.map { ($0, client) }
            }
        }
        return messages(of: self, without: other).map { .message($0, of: $1, isQueued: false) }
            + messages(of: other, without: self).map { .message($0, of: $1, isQueued: true) }
    }

    /// A history of mails is not changed, but another.
    private func outboxChanges(to other: WorldSnapshot) -> [StateChange] {
        guard outbox != other.outbox else { return [] }
        let before = outbox.dropped + outbox.deliveries.count
        let numbered = zip((other.outbox.dropped + 1)..., other.outbox.deliveries)
        return (before > 0 ? [.outboxCleared(before)] : []) + numbered.map { .delivery($1, number: $0) }
    }

    private func maintenanceChanges(to other: WorldSnapshot) -> [StateChange] {
        StateChange.changes(from: policy.maintenances, to: other.policy.maintenances)
    }
}

extension StateChange {
    /// What becomes of a list of maintenances.
    static func changes(from before: [MaintenancePolicy], to after: [MaintenancePolicy]) -> [StateChange] {
        guard before != after else { return [] }
        func find(_ id: String, in list: [MaintenancePolicy]) -> MaintenancePolicy? { list.first { $0.id == id } }
        let gone = before.filter { find($0.id, in: after) == nil }.map { StateChange.maintenance($0, nil) }
        return gone
            + after.compactMap { new in
                let former = find(new.id, in: before)
                return former == new ? nil : .maintenance(former, new)
            }
    }
}

extension Table where Value: Equatable, Key: Comparable {
    /// The values of which the two tables hold different ones, as this one has them and as the other has, by their keys.
    fileprivate func differences(from other: Table) -> [(Value?, Value?)] {
        guard self != other else { return [] }
        var keys: [Key] = []
        forEach { key, value in if other[key] != value { keys.append(key) } }
        other.forEach { key, _ in if !contains(key) { keys.append(key) } }
        return keys.sorted().map { (self[$0], other[$0]) }
    }
}
