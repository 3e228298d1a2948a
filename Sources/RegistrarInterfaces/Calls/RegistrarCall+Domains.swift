import Commands
import EPP
import Extensions
import HTTP
import Hosting
import Registry
import Session
import XML

/// What every interface asks about domains.
extension RegistrarCall {
    /// What the registry tells of a domain; nil for a name that is free or can't be one.
    func facts(of name: String) throws(CallEnd) -> DomainFacts? {
        let command = EPPCommand.info(name)
        let answer = try ask(command)
        switch answer.code {
        case 2303, 2005, 2306: return nil
        case 2000...: throw .refused(Refusal(command, answer))
        default: break
        }
        guard let facts = DomainFacts(answer) else {
            throw .unreachable("The answer to domain:info tells of no domain.")
        }
        return facts
    }

    /// The name of the domain of this number: EPP has no way to ask for it.
    func name(of object: ObjectID) -> String? {
        account.registry.server.store.operate { world, _ in world.domains.values.first { $0.id == object }?.name }
    }

    /// Whether the registrar has asked for the domain, and the transfer is pending.
    func isAwaiting(_ facts: DomainFacts) throws(CallEnd) -> Bool {
        guard facts.isPendingTransfer, facts.sponsor != account.registrar else { return false }
        let answer = try ask(.transfer("query", facts.name))
        return answer.data?.first("reID")?.text.collapsed == account.registrar
    }

    /// Makes sure that name servers exist where they are objects; those of the registry's own zones with addresses.
    func provide(_ servers: [NameServer]) throws(CallEnd) {
        guard policy.hasHostObjects, !servers.isEmpty else { return }
        let answer = try demand(.checkHosts(servers.map(\.name)))
        let free = (answer.data?.children ?? []).compactMap { $0.first("name") }
            .filter { ["1", "true"].contains($0[attribute: "avail"]) }.map { $0.text.collapsed.lowercased() }
        for server in servers where free.contains(server.name.lowercased()) { try demand(.createHost(server)) }
    }

    var policy: PolicyInForce { account.registry.server.store.operate { world, _ in world.policy } }
    /// The policy that holds for a name.
    func policy(of name: String) -> PolicyInForce {
        account.registry.server.store.operate { world, _ in world[policyOf: name] }
    }
    var now: Instant { account.registry.clock.now }

    /// Has a code made: by the registry where it makes them, otherwise by the registrar.
    func makeCode(for name: String, isForced: Bool) throws(CallEnd) -> MadeCode {
        guard policy(of: name).authInfo.isChosenByRegistrar else {
            let answer = try demand(.requestCode(name, isForced: isForced))
            let told = answer.element("infData", of: AuthCode.namespace)
            return MadeCode(
                code: told?.first("code")?.text,
                recipient: told?.first("to")?.text,
                set: told?.first("setDate").flatMap { Instant($0.text.collapsed) },
                expires: told?.first("exDate").flatMap { Instant($0.text.collapsed) }
            )
        }
        try demand(.update(name, DomainChanges(code: freshCode)))
        return MadeCode(code: freshCode, recipient: nil, set: now, expires: expiry(ofCode: name))
    }

    /// When the domain's code ceases to be valid; a registrar knows it from the registry's policy.
    func expiry(ofCode name: String) -> Instant? {
        account.registry.server.store.operate { world, _ in world.domains[name]?.authInfo.expires }
    }

    /// Whether this is a code that opened the domain until its time was over: the registry's refusal does not tell that
    /// from a wrong one, its books do.
    func hasExpired(_ code: String, of facts: DomainFacts) -> Bool {
        account.registry.server.store.operate { world, now in
            world.domains[facts.name]?.hasExpired(code, at: now) ?? false
        }
    }

    /// A code that was made, and where it went.
    struct MadeCode: Sendable {
        /// Nil where it was sent to the holder.
        let code: String?
        /// The holder's address, masked by the registry.
        let recipient: String?
        let set: Instant?
        let expires: Instant?
    }
}

/// The domains of an account, which EPP has no way to list.
struct DomainList: Sendable {
    let facts: [DomainFacts]

    /// Those that fit, in no order.
    init(of account: Account, where fits: (Domain) -> Bool) {
        let found = account.registry.server.store.operate { world, now in
            let own = world.domains.values.filter { domain in
                domain.sponsor == account.registrar && fits(domain) && account.owns(domain)
            }
            return own.map { domain in (Self.infData(domain, world), Self.graceStatuses(domain, now)) }
        }
        let reader = XMLReader(knownNames: Namespace.objects)
        facts = found.compactMap { xml, grace in (try? reader.read(xml)).flatMap { DomainFacts($0, grace) } }
    }

    /// As domain:info writes it for the sponsor.
    private static func infData(_ domain: Domain, _ world: World) -> [UInt8] {
        let shown =
            world[policyOf: domain.name].authInfo.isShown
            ? domain.authInfo.revealed : domain.authInfo == .unset ? nil : ""
        var xml = XMLWriter()
        DomainReport(domain, hosts: .all, authInfo: shown, world).write(&xml)
        return xml.finish()
    }

    private static func graceStatuses(_ domain: Domain, _ now: Instant) -> [String] {
        if let deletion = domain.deletion { return [deletion.phase.rawValue] }
        return Set(domain.openGracePeriods(at: now).map(\.kind.rawValue)).sorted()
    }
}
