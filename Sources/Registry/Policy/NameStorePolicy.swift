/// Which of several logical registries a command is for (namestoreExt-1.1).
package struct NameStorePolicy: Sendable, Equatable, Codable {
    /// A logical registry, as clients name it.
    package struct SubProduct: Sendable, Equatable, Codable {
        /// Such as `dotCOM`.
        package var name: String
        /// What it serves; all zones where they are left out.
        package var zones: [String]?

        package init(_ name: String, zones: [String]? = nil) {
            (self.name, self.zones) = (name, zones)
        }
    }

    package var isOffered = false
    /// Whether a command on a domain, host or contact must say which it is for.
    package var isNeeded = false
    /// The code where it does not say it: 2306, 2003, or 2001, as registries have it.
    package var missingCode = 2306
    /// Several may stand for one zone; where there are none, each zone is one under its own name.
    package var subProducts: [SubProduct] = []

    package init() {}
}

extension Policy {
    /// What the sub-product of this name serves, and nil where there is none: names are compared without case.
    package func zones(ofSubProduct name: String) -> [String]? {
        let name = name.lowercased()
        guard !nameStore.subProducts.isEmpty else { return zones.contains(name) ? [name] : nil }
        let named = nameStore.subProducts.filter { $0.name.lowercased() == name }
        return named.isEmpty ? nil : named.flatMap { $0.zones ?? zones }
    }

    /// What a client names for an object of a zone, or for one that lies in none.
    package func subProduct(of zone: String?) -> String? {
        guard !nameStore.subProducts.isEmpty else { return zone ?? zones.first }
        guard let zone else { return nameStore.subProducts.first?.name }
        return nameStore.subProducts.first { $0.zones?.contains(zone) != false }?.name
    }
}
