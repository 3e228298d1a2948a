import EPP

/// What commands ask of the world beyond its tables.
extension World {
    /// Whether no message more may wait for a registrar; what the clock has to tell is told all the same.
    package func isQueueFull(of client: ClientID) -> Bool {
        policy.poll.mostMessages > 0 && queues[client]?.count ?? 0 >= policy.poll.mostMessages
    }

    /// Refuses what would put a message into a full queue.
    package func checkQueues(for changes: [Change]) throws(EPPError) {
        for case .message(_, let client) in changes where isQueueFull(of: client) {
            throw EPPError(
                .commandFailed,
                "as many messages wait for \(client) as may: \(policy.poll.mostMessages)",
                "policy poll.mostMessages"
            )
        }
    }

    /// The host of this name.
    package func host(named name: String) -> Host? { hostNames[name].flatMap { hosts[$0] } }

    /// The names of the hosts that stand below a domain, sorted (RFC 5731 §1.1).
    package func subordinateHosts(of domain: String) -> [Host] {
        links.subordinateIDs(of: domain).compactMap { hosts[$0] }
    }

    /// The names of the hosts that stand below a domain, sorted.
    package func subordinateNames(of domain: String) -> [String] {
        // Of this one table alone: a question to `links` holds all of them meanwhile, and every info asks.
        let hosts = links.subordinates
        return hosts.index(forKey: domain).map { hosts.values[$0].names } ?? []
    }

    /// The names of hosts, in this order.
    package func hostNames(_ identifiers: [ObjectID]) -> [String] {
        var names: [String] = []
        names.reserveCapacity(identifiers.count)
        let hosts = hosts
        for id in identifiers { if let name = hosts.lend(id, { $0.name }) { names.append(name) } }
        return names
    }

    /// The name of a host.
    package func hostName(_ id: ObjectID) -> String? { hosts.lend(id) { $0.name } }

    /// Whether a domain uses the host as a name server (RFC 5732 §2.3, `linked`).
    package func isLinked(host id: ObjectID) -> Bool { links.isLinked(host: id) }

    /// How many domains use the host as a name server.
    package func users(of host: ObjectID) -> Int { links.users(of: host) }

    /// Whether a domain of any other registrar uses the host (RFC 5732 §3.2.5).
    package func isLinked(host id: ObjectID, toOthersThan client: ClientID) -> Bool {
        links.isLinked(host: id, toOthersThan: client)
    }

    /// Whether a domain names the contact (RFC 5733 §2.2, `linked`).
    package func isLinked(contact id: String) -> Bool { links.isLinked(contact: id) }

    /// The zone in which the name is registered, when this registry serves it: the longest that fits.
    package func zone(of name: DomainName) -> String? {
        var longest: String?
        for zone in policy.zones where name.isAtOrBelow(zone) && name.text.utf8.count > zone.utf8.count {
            if zone.utf8.count > longest?.utf8.count ?? 0 { longest = zone }
        }
        return longest
    }

    /// The policy that holds for a name: that of its zone, where it has one of its own.
    package subscript(policyOf name: String) -> PolicyInForce {
        let policy = policy
        return policy.zoned.isEmpty ? policy : ownPolicy(of: name) ?? policy
    }

    /// The registry's policy and those of its zones.
    package var allPolicies: [PolicyInForce] { [policy] + policy.zoned.all }

    /// The policy of the zone in which a name lies, where it has one of its own.
    private func ownPolicy(of name: String) -> PolicyInForce? {
        zone(of: DomainName(trusted: name)).flatMap { policy.zoned[$0] }
    }

    /// Whether the name lies in a zone of this registry, so that a host of it is internal (RFC 5732 §1.1).
    package func isInternal(_ name: DomainName) -> Bool { policy.zones.contains { name.isAtOrBelow($0) } }

    /// The registered name above a host's name, or what it would be (RFC 5732 §1.1).
    package func superordinateName(of host: DomainName) -> String? {
        guard let zone = zone(of: host) else { return nil }
        let above = host.text.utf8.dropLast(zone.utf8.count + 1)
        let label = above.split(separator: UInt8(ascii: ".")).last ?? above[...]
        return "\(Substring(label)).\(zone)"
    }

    /// An object identifier as clients see it (RFC 5730 §2.8).
    ///
    /// Under ptdomain it begins with the number itself: clients cut it off there, and send it with their commands.
    package func roid(_ id: ObjectID, _ kind: ObjectKind) -> RepositoryObjectID {
        let letter = policy.roidsBeginWithNumbers ? "" : kind.letter
        return RepositoryObjectID(letter: letter, number: id, suffix: policy.roidSuffix)
    }
}
