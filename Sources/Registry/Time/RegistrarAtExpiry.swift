import EPP

/// What a registrar does at the expiry date of a domain where it was told otherwise than the registry would have it.
package enum ExpiryCommand: String, Sendable {
    /// It keeps what the registry would delete.
    case renew
    /// It deletes what the registry has renewed, within the grace period in which that costs nothing.
    case delete
}

/// Carries out a registrar's command at a domain's expiry date: the changes that it makes, none where it is refused.
package typealias RegistrarAtExpiry = @Sendable (ExpiryCommand, Domain, World, Instant) -> [Change]

extension Lifecycle {
    /// The expiry date of a domain: what the registry does, and what its registrar does about it.
    static func expire(_ domain: Domain, at now: Instant, in world: World) -> [Change] {
        let renews = domain.renewsAtExpiry(world[policyOf: domain.name])
        switch world[policyOf: domain.name].domain.atExpiry {
        case .delete:
            let renewal = renews ? world.registrarAtExpiry?(.renew, domain, world, now) ?? [] : []
            return renewal.isEmpty ? domain.expiring(at: now, in: world) : renewal
        case .renew:
            let renewal = domain.expiring(at: now, in: world)
            guard !renews, let act = world.registrarAtExpiry else { return renewal }
            // The registrar deletes what the registry has renewed: its command sees the world with that done.
            for change in renewal { world.apply(change) }
            guard let renewed = world.domains[domain.name] else { return [] }
            let deletion = act(.delete, renewed, world, now)
            return deletion.isEmpty ? [.domain(renewed)] : deletion
        }
    }
}
