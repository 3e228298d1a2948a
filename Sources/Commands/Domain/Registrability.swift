import EPP
import Registry

/// Whether the registry would give out a name, were it free: one answer for check and create.
package enum Registrability: Sendable, Equatable {
    case registrable
    /// Outside the zones, a zone itself, or more than one label below one.
    case notServed
    case reserved
    case tooShort
    /// An A-label where none is taken.
    case internationalized

    package init(_ name: DomainName, _ world: World) {
        let (label, length) = (name.labelLength, name.text.utf8.count)
        guard let zone = world.zone(of: name), label + 1 + zone.utf8.count == length,
            !world.policy.zones.contains(where: { $0.utf8.count == length && $0 == name.text })
        else {
            self = .notServed
            return
        }
        let policy = world[policyOf: name.text]
        if policy.domain.reservedLabels.contains(where: { name.hasLabel($0) }) {
            self = .reserved
        } else if name.isInternationalized && !policy.domain.takesInternationalizedNames {
            self = .internationalized
        } else {
            self = label < policy.domain.shortestLabel ? .tooShort : .registrable
        }
    }
}
