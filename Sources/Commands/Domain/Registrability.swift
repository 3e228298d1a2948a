import EPP
import Registry

/// Whether the registry would give out a name, were it free: one answer for check and create.
package enum Registrability: Sendable, Equatable {
    case registrable
    /// Outside the zones, a zone itself, or more than one label below one.
    case notServed
    case reserved
    case tooShort

    package init(_ name: DomainName, _ world: World) {
        guard let zone = world.zone(of: name), name.parent.map({ $0 == zone }) == true,
            !world.policy.zones.contains(name.text)
        else {
            self = .notServed
            return
        }
        let label = name.label
        if world.policy.domain.reservedLabels.contains(where: { $0 == label }) {
            self = .reserved
        } else {
            self = label.utf8.count < world.policy.domain.shortestLabel ? .tooShort : .registrable
        }
    }
}
