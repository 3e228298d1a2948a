import EPP

/// What happens to delegations when hosts are renamed or go.
extension World {
    /// Hosts under names that nobody can register, for the domains that name them (RFC 9874 §6); the sponsors of domains
    /// other than the one above are told.
    func sacrificing(_ hosts: [Host], of domain: String, at now: Instant) -> [Change] {
        guard !hosts.isEmpty else { return [] }
        let renamed = hosts.map { $0.sacrificed(at: now, in: self) }
        let names = Dictionary(uniqueKeysWithValues: renamed.map { ($0.id, $0.name) })
        let changes: [Change] = renamed.map { .host($0) }
        guard policy.poll.tellsChanges else { return changes }
        return changes
            + domains(naming: hosts, but: domain).flatMap { user in
                user.changeMessages(
                    .update,
                    after: user,
                    renaming: names,
                    at: now,
                    "A name server was renamed.",
                    in: self
                )
            }
    }

    /// The hosts are gone, and taken from the domains that name them, whose sponsors are told (RFC 9874 §5.2.1); what
    /// becomes of the domain above is its own deletion's.
    package func withdrawing(_ hosts: [Host], from domain: String? = nil, at now: Instant) -> [Change] {
        let gone = Set(hosts.map(\.id))
        let users = domains(naming: hosts, but: domain).flatMap { user -> [Change] in
            var left = user
            left.nameservers.removeAll { gone.contains($0) }
            let told = user.changeMessages(.update, after: left, at: now, "A name server was deleted.", in: self)
            return [.domain(left)] + told
        }
        return users + hosts.map { .noHost($0.id) }
    }

    /// The domains but one that name any of these hosts, by name: looked for until as many are found as there are.
    private func domains(naming hosts: [Host], but name: String?) -> [Domain] {
        let wanted = Set(hosts.map(\.id))
        var left = wanted.reduce(0) { $0 + links.users(of: $1) }
        var found: [Domain] = []
        for domain in domains.values {
            guard left > 0 else { break }
            let named = domain.nameservers.count { wanted.contains($0) }
            left -= named
            if named > 0, domain.name != name { found.append(domain) }
        }
        return found.sorted { $0.name < $1.name }
    }
}

extension Host {
    /// Under a name that nobody can register, and that no host has yet (RFC 9874 §6).
    fileprivate func sacrificed(at now: Instant, in world: World) -> Host {
        var host = self
        host.name = "h\(self.id).sacrificial.invalid"
        var attempt = 1
        while world.host(named: host.name) != nil {
            attempt += 1
            host.name = "h\(self.id)-\(attempt).sacrificial.invalid"
        }
        host.superordinate = nil
        host.addresses = []
        host.updated = now
        return host
    }
}
