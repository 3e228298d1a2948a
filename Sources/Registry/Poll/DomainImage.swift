import EPP

/// A domain at one moment, as a message shows it later (RFC 8590 §3.1.2): with the names that its hosts had then.
package struct DomainImage: Sendable, Equatable {
    /// One reference, which all messages about one state share.
    package let domain: Domain
    package let nameservers: [String]
    /// The hosts below the domain.
    package let subordinates: [String]

    package init(_ domain: Domain, nameservers: [String], subordinates: [String]) {
        self.domain = domain
        self.nameservers = nameservers
        self.subordinates = subordinates
    }

    /// The domain in a world; hosts that are about to be renamed have their new names.
    package init(_ domain: Domain, in world: World, renaming names: [ObjectID: String] = [:]) {
        self.init(
            domain,
            nameservers: domain.nameservers.compactMap { names[$0] ?? world.hostName($0) },
            subordinates: world.subordinateNames(of: domain.name)
        )
    }
}
