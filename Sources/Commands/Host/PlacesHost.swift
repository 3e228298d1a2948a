import EPP
import Registry

/// A command that gives a host a name or addresses: the rules about where a host may stand (RFC 5732 §1.1, §3.2.1).
package protocol PlacesHost: Command {
    /// The name that the host will have, if that is new.
    var newName: DomainName? { get }
    var newAddresses: [IPAddress] { get }
    /// Whether it may place a host below another registrar's domain, whose sponsor it becomes then.
    func mayBeForOthers(under policy: PolicyInForce) -> Bool
}

extension PlacesHost {
    package func mayBeForOthers(under policy: PolicyInForce) -> Bool { false }

    private var newNameItem: Item { Item(Namespace.host, "name", newName?.text ?? "") }

    static var placementRules: [Rule<Self>] {
        [
            Rule(
                "the name is free",
                else: .objectExists,
                "RFC 5730 §3, 2302",
                at: \.newNameItem,
                found: { _ in "a host has it" }
            ) { situation in
                situation.command.newName.map { situation.world.host(named: $0.text) == nil } ?? true
            },
            Rule(
                "the domain above an internal name is registered",
                else: .objectDoesNotExist,
                "RFC 5732 §3.2.1",
                at: \.newNameItem,
                found: { _ in "none is registered" }
            ) { situation in
                situation.command.newName.map {
                    !situation.world.isInternal($0) || situation.context.superordinate(of: $0) != nil
                } ?? true
            },
            aboutSuperordinate(
                "the client sponsors the domain above",
                else: .authorizationError,
                found: { "the sponsor of \($0.name) is \($0.sponsor)" }
            ) { domain, situation in
                domain.sponsor == situation.client || situation.command.mayBeForOthers(under: situation.policy)
            },
            aboutSuperordinate(
                "the domain above is not being deleted",
                else: .statusProhibits,
                found: { "\($0.name) has pendingDelete" }
            ) { domain, _ in
                !domain.statuses.contains(.pendingDelete)
            },
            Rule(
                "every address is public",
                else: .valuePolicy,
                "RFC 5732 §2.5, policy host.takesPrivateAddresses",
                at: { Item(Namespace.host, "addr", $0.newAddresses.first { !$0.isPublic }?.description ?? "") },
                found: { "\($0.command.newAddresses.first { !$0.isPublic }?.description ?? "one") is not" }
            ) { $0.policy.host.takesPrivateAddresses || $0.command.newAddresses.allSatisfy(\.isPublic) },
        ]
    }

    private static func aboutSuperordinate(
        _ name: String,
        else code: ResultCode,
        found: @escaping @Sendable (Domain) -> Finding,
        _ holds: @escaping @Sendable (Domain, Situation<Self>) -> Bool
    ) -> Rule<Self> {
        let finding: Rule<Self>.Found = { situation in
            let domain = situation.command.newName.flatMap { situation.context.superordinate(of: $0) }
            return domain.map(found) ?? "no domain stands above"
        }
        return Rule(name, else: code, "RFC 5732 §3.2.1", at: \.newNameItem, found: finding) { situation in
            guard let name = situation.command.newName, let domain = situation.context.superordinate(of: name) else {
                return true
            }
            return holds(domain, situation)
        }
    }
}

extension Context {
    /// The registered domain that a host of this name stands below, or is.
    func superordinate(of host: DomainName) -> Domain? {
        world.superordinateName(of: host).flatMap { world.domains[$0] }
    }
}
