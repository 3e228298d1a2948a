import Extensions
import Registry

/// What extensions remember about one kind of object and a seed carries: a new one is a line below.
package protocol SeedExtraKeys {
    /// The keys, each with its field's name and form.
    static var all: [any WrittenKey.Type] { get }
}

/// What extensions remember about domains.
package enum DomainExtraKeys: SeedExtraKeys {
    package static var all: [any WrittenKey.Type] { [SecDNS.Key.self, TTL.Key.self, AllocationToken.Key.self] }
}

/// What extensions remember about hosts.
package enum HostExtraKeys: SeedExtraKeys {
    package static var all: [any WrittenKey.Type] { [TTL.Key.self] }
}

/// What extensions remember about registrars.
package enum RegistrarExtraKeys: SeedExtraKeys {
    package static var all: [any WrittenKey.Type] { [LoginRecord.Key.self] }
}
