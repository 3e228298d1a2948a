import Registry
import Session

/// What holders say to transfers of their domains.
extension RegistryInstance {
    /// A transfer to which the holder is asked.
    package struct AskedTransfer: Sendable {
        package let domain: String
        package let transfer: Transfer
    }

    /// The transfer that a key answers; nil where it is unknown or used, or nothing waits.
    package func transferAsked(withKey key: String) -> AskedTransfer? {
        World(server.store.observe().world).domain(askedWithKey: key).flatMap(AskedTransfer.init)
    }

    /// Answers the transfer of a key, which is used up; what the transfer is then, and nil where the key opens nothing.
    package func answerTransfer(withKey key: String, _ answer: HolderAnswer) -> AskedTransfer? {
        // All domains are looked through in a copy, for which commands do not wait.
        guard let name = transferAsked(withKey: key)?.domain else { return nil }
        return server.store.operate { world, now in
            guard let domain = world.domains[name], domain.isAsked(withKey: key, world[policyOf: name].transfer) else {
                return nil
            }
            for change in domain.answered(answer, at: now, in: world) { world.apply(change) }
            return world.domains[domain.name].flatMap(AskedTransfer.init)
        }
    }

    /// Answers the transfer of a domain in its holder's stead: false where none waits for that, nil where there is no
    /// such domain.
    package func answerTransfer(of name: String, _ answer: HolderAnswer) -> Bool? {
        server.store.operate { world, now in
            guard let domain = world.domains[name] else { return nil }
            let changes = domain.answered(answer, at: now, in: world)
            for change in changes { world.apply(change) }
            return !changes.isEmpty
        }
    }
}

extension RegistryInstance.AskedTransfer {
    /// The domain's most recent one.
    fileprivate init?(_ domain: Domain) {
        guard let transfer = domain.transfer else { return nil }
        self.init(domain: domain.name, transfer: transfer)
    }
}
