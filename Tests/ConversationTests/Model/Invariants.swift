import EPP
import Registry
import TestSupport

/// What holds in every world at every time.
enum Invariants {
    static func faults(in stage: Stage) -> [String] {
        stage.registry.store.operate { world, now in
            let domains = Array(world.domains.values)
            return domains.flatMap { faults(of: $0, at: now, in: world) }
                + world.hosts.values.flatMap { faults(of: $0, domains, in: world) }
                + world.contacts.values.flatMap { faults(of: $0, domains, in: world) }
                + agendaFaults(world, now)
        }
    }

    private static func faults(of domain: Domain, at now: Instant, in world: World) -> [String] {
        var faults = StatusRules.faults(of: domain)
        func expect(_ holds: Bool, _ fault: String) { if !holds { faults.append("\(domain.name): \(fault)") } }
        expect(world.registrars[domain.sponsor] != nil, "no such sponsor")
        expect(domain.nameservers.allSatisfy { world.hosts[$0] != nil }, "a name server is gone")
        let contacts = domain.contacts.map(\.id) + [domain.registrant].compactMap(\.self)
        expect(contacts.allSatisfy(world.contacts.contains), "a contact is gone")
        expect(Lifecycle.due(domain).map { $0 > now } ?? true, "something due has not happened")
        let below = world.hosts.values.filter { $0.superordinate == domain.name }
        expect(Set(world.subordinateHosts(of: domain.name).map(\.id)) == Set(below.map(\.id)), "hosts below it")
        expect(below.allSatisfy { $0.sponsor == domain.sponsor }, "a host below it is another's")
        expect(!domain.authInfo.matches("", at: now), "an empty code opens it")
        if let transfer = domain.transfer, transfer.isPending {
            expect(transfer.losingRegistrar == domain.sponsor, "the loser is not the sponsor")
            expect(transfer.requester != domain.sponsor, "the sponsor asks for its own")
        }
        if let end = domain.lockedUntil {
            expect(end > now && domain.statuses.contains(.serverTransferProhibited), "its lock is not shown")
        }
        return faults
    }

    private static func faults(of host: Host, _ domains: [Domain], in world: World) -> [String] {
        let users = domains.filter { $0.nameservers.contains(host.id) }
        guard world.isLinked(host: host.id) == !users.isEmpty,
            ModelRun.registrars.allSatisfy({ client in
                world.isLinked(host: host.id, toOthersThan: client) == users.contains { $0.sponsor != client }
            })
        else { return ["\(host.name): the index of links is wrong"] }
        guard world.registrars[host.sponsor] != nil else { return ["\(host.name): no such sponsor"] }
        let isLeaving = host.superordinate.flatMap { world.domains[$0] }?.deletion != nil
        guard isLeaving || !host.statuses.contains(.pendingDelete) else { return ["\(host.name): pendingDelete"] }
        return host.superordinate.map { world.domains.contains($0) ? [] : ["\(host.name): no domain above it"] } ?? []
    }

    private static func faults(of contact: Contact, _ domains: [Domain], in world: World) -> [String] {
        let isNamed = domains.contains { domain in
            domain.registrant == contact.id || domain.contacts.contains { $0.id == contact.id }
        }
        guard world.isLinked(contact: contact.id) == isNamed else {
            return ["\(contact.id): the index of links is wrong"]
        }
        let isPending = contact.transfer?.isPending ?? false
        guard isPending == contact.statuses.contains(.pendingTransfer) else {
            return ["\(contact.id): pendingTransfer"]
        }
        return world.registrars[contact.sponsor] == nil ? ["\(contact.id): no such sponsor"] : []
    }

    /// Nothing that is due waits, and what is out of date does not pile up.
    private static func agendaFaults(_ world: World, _ now: Instant) -> [String] {
        let most = 2 * (world.domains.count + world.contacts.count) + 1001
        return world.dueQueue.count > most ? ["the dueQueue has \(world.dueQueue.count) entries"] : []
    }
}
