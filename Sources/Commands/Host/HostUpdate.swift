import EPP
import Registry
import XML

/// Changes a host, or renames it: RFC 5732 §3.2.5.
package struct HostUpdate: HostCommand, PlacesHost {
    package static let key = CommandKey(.update, Namespace.host)
    package static let rules: [Rule<HostUpdate>] =
        [
            sponsorRule,
            .noStatusProhibits(
                [.serverUpdateProhibited, .clientUpdateProhibited],
                "RFC 5732 §2.3",
                yielding: .clientUpdateProhibited,
                to: { $0.command.unlocks($0.policy) }
            ),
            Rule(
                "an external host that other registrars' domains use keeps its name",
                else: .associationProhibits,
                "RFC 5732 §3.2.5",
                found: { _ in "domains of other registrars use it" }
            ) {
                $0.command.newName == nil || $0.host.superordinate != nil
                    || !$0.world.isLinked(host: $0.host.id, toOthersThan: $0.client)
            },
        ] + placementRules

    package let name: DomainName
    package let newAddresses: [IPAddress]
    package let oldAddresses: [IPAddress]
    package let statuses: StatusChanges<HostStatuses>
    package let newName: DomainName?

    private typealias Entry = StatusChanges<HostStatuses>.Entry

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        name = try DomainName(children.required("name"))
        let added = try Self.lists(children.optional("add"))
        let removed = try Self.lists(children.optional("rem"))
        newAddresses = added.addresses
        oldAddresses = removed.addresses
        statuses = StatusChanges(added: added.statuses, removed: removed.statuses)
        newName = try children.optional("chg").map { element throws(EPPError) in try Self.name(element) }
        try children.end()
    }

    /// `<add>` and `<rem>` may be empty.
    private static func lists(
        _ element: Element?
    ) throws(EPPError) -> (addresses: [IPAddress], statuses: [Entry]) {
        guard let element else { return ([], []) }
        var children = try Children(of: element)
        let addresses = try children.addresses()
        let statuses = try children.many("status", atMost: 7).map { status throws(EPPError) in try Entry(status) }
        try children.end()
        return (addresses, statuses)
    }

    private static func name(_ element: Element) throws(EPPError) -> DomainName {
        var children = try Children(of: element)
        let name = try DomainName(children.required("name"))
        try children.end()
        return name
    }

    package var asksForNothing: Bool {
        newAddresses.isEmpty && oldAddresses.isEmpty && statuses.isEmpty && newName == nil
    }

    /// Whether the update takes `clientUpdateProhibited` away, and no more than the policy lets it at once.
    private func unlocks(_ policy: PolicyInForce) -> Bool {
        guard statuses.remove(.clientUpdateProhibited) else { return false }
        let changesMore =
            !newAddresses.isEmpty || !oldAddresses.isEmpty || newName != nil || !statuses.added.isEmpty
            || statuses.removed.count > 1
        return policy.host.unlockingMayChangeMore || !changesMore
    }

    package func decide(_ former: Host, _ context: Context) throws(EPPError) -> Decision<Host> {
        var host = former
        var (standing, notes) = (host.statuses, host.statusNotes)
        try statuses.apply(to: &standing, &notes)
        (host.statuses, host.statusNotes) = (standing, notes)
        try host.remove(oldAddresses)
        try host.add(newAddresses, context.policy)
        if let newName {
            host.name = newName.text
            host.superordinate = context.superordinate(of: newName)?.name
        }
        try host.checkGlue(former: former, context.policy)
        host.touch(by: context.client, at: context.now)
        return Decision(host, changes: { [.host($0)] })
    }
}
