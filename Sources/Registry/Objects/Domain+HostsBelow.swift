import EPP

/// What the deletion of a domain means for the hosts below it, and for the domains that name these (RFC 9874).
extension Domain {
    /// How many hosts below a domain and delegations of other domains to them one deletion changes (RFC 9874 §5.2.2.3.2).
    package static let mostDependents = 1000

    /// The hosts below the domain, and the delegations of other domains to them.
    package func dependents(in world: World) -> Int {
        let hosts = world.links.subordinateIDs(of: self.name)
        guard hosts.count <= Self.mostDependents else { return hosts.count }
        return hosts.reduce(hosts.count) { $0 + others(naming: $1, in: world) }
    }

    /// Whether any other domain names a host below this one.
    package func servesOthers(in world: World) -> Bool {
        world.links.subordinateIDs(of: self.name).contains { others(naming: $0, in: world) > 0 }
    }

    /// What becomes of the hosts below at once, when a deletion begins that takes time.
    ///
    /// Where there are too many, and where they may not be deleted, nothing before the end.
    package func hostsFollowing(at now: Instant, in world: World) -> [Change] {
        let hosts = world.subordinateHosts(of: self.name)
        guard !hosts.isEmpty, dependents(in: world) <= Self.mostDependents else { return [] }
        return switch world[policyOf: self.name].domain.hostsBelow {
        case .refuse: []
        case .rename: world.sacrificing(hosts.filter { others(naming: $0.id, in: world) > 0 }, of: self.name, at: now)
        case .restorable: hosts.filter(\.mayBeDeleted).flatMap { $0.puttingAside(at: now, in: world) }
        case .delete: world.withdrawing(hosts.filter(\.mayBeDeleted), from: self.name, at: now)
        }
    }

    /// What becomes of the hosts below when the domain goes.
    ///
    /// Those that nobody else names go with it. Those that were put aside, or go at once by policy, are taken from the
    /// domains that name them; the others live on below `sacrificial.invalid` (RFC 9874 §6).
    package func hostsLeaving(at now: Instant, in world: World) -> [Change] {
        let hosts = world.subordinateHosts(of: self.name)
        guard !hosts.isEmpty else { return [] }
        let goAtOnce =
            world[policyOf: self.name].domain.hostsBelow == .delete && dependents(in: world) <= Self.mostDependents
        let named = hosts.filter { others(naming: $0.id, in: world) > 0 }
        let withdrawn = named.filter { host in
            host.statuses.contains(.pendingDelete) || goAtOnce && host.mayBeDeleted
        }
        let sacrificed = named.filter { host in !withdrawn.contains { $0.id == host.id } }
        let unnamed = hosts.filter { others(naming: $0.id, in: world) == 0 }
        return unnamed.map { .noHost($0.id) } + world.sacrificing(sacrificed, of: self.name, at: now)
            + world.withdrawing(withdrawn, from: self.name, at: now)
    }

    /// The hosts that were put aside with the domain are back with it.
    package func hostsReturning(at now: Instant, in world: World) -> [Change] {
        world.subordinateHosts(of: self.name).filter { $0.statuses.contains(.pendingDelete) }
            .flatMap { $0.returning(at: now, in: world) }
    }

    /// Names no host any more that is about to go.
    package mutating func forget(_ hosts: [Change]) {
        for case .noHost(let id) in hosts { self.nameservers.removeAll { $0 == id } }
    }

    /// Whose domains name hosts below this one, for the registrar that deletes it (RFC 9874 §5.2.2.2): the first few.
    package func dependentsReport(in world: World) -> String? {
        let hosts = world.links.subordinateIDs(of: self.name)
        guard !hosts.isEmpty else { return nil }
        var users: [ClientID: Int] = [:]
        for host in hosts {
            users.merge(world.links.users(byClient: host), uniquingKeysWith: +)
            if self.nameservers.contains(host) { users[self.sponsor, default: 0] -= 1 }
        }
        let counts = users.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        guard !counts.isEmpty else { return nil }
        let more = counts.count > 20 ? ", and \(counts.count - 20) registrars more" : ""
        let list = counts.prefix(20).joined(separator: ", ")
        return "Delegations of other domains to hosts below \(self.name): \(list)\(more)."
    }

    private func others(naming host: ObjectID, in world: World) -> Int {
        world.links.users(of: host) - (self.nameservers.contains(host) ? 1 : 0)
    }
}

extension Host {
    /// Whether no status forbids that it is deleted (RFC 5732 §2.3).
    package var mayBeDeleted: Bool {
        statuses.isDisjoint(with: HostStatuses.pending.union([.clientDeleteProhibited, .serverDeleteProhibited]))
    }

    /// Waiting to be deleted with the domain above: those whose domains it serves are told (RFC 9874 §5.2.1.2).
    fileprivate func puttingAside(at now: Instant, in world: World) -> [Change] {
        var host = self
        host.statuses.insert(.pendingDelete)
        return becoming(host, "The domain above is being deleted.", at: now, in: world)
    }

    /// As it was before.
    fileprivate func returning(at now: Instant, in world: World) -> [Change] {
        var host = self
        host.statuses.remove(.pendingDelete)
        return becoming(host, "The domain above was restored.", at: now, in: world)
    }

    private func becoming(_ host: Host, _ reason: String, at now: Instant, in world: World) -> [Change] {
        let users = world.links.users(byClient: self.id).keys.filter { $0 != sponsor }.sorted()
        return [.host(host)]
            + users.flatMap { client in
                world.changeMessages(
                    .update,
                    from: ObjectImage(self, in: world, for: client),
                    to: ObjectImage(host, in: world, for: client),
                    at: now,
                    reason
                )
            }
    }
}
