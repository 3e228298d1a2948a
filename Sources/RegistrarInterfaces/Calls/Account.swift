import Crypto
import Hosting
import Registry
import Session

/// Who a call acts for: an account at a registrar of one of the registries.
struct Account: Sendable {
    let registry: RegistryInstance
    let registrar: ClientID
    let key: InterfaceKey
    /// Whether domains that were never moved between accounts are its own: it is the registrar's first.
    let isFirst: Bool

    var name: String { key.account ?? registrar }

    /// Whether the key may be used for this.
    func has(scope: String) -> Bool { key.scopes.map { $0.contains(scope) } ?? true }
}

/// The accounts of one interface, in all registries of the process.
struct Accounts: Sendable {
    let interface: InterfaceKey.Interface
    let directory: RegistryDirectory

    /// The account whose key has this secret, and this name where one is given.
    ///
    /// Every secret is compared, and in constant time: a key's beginning is not to be found by trying.
    func account(secret: String, name: String? = nil) -> Account? {
        let wanted = SHA256.hash(Array(secret.utf8))
        return account { key in
            bytesAreEqual(SHA256.hash(Array(key.secret.utf8)), wanted) && (name == nil || key.name == name)
        }
    }

    /// The account whose key is the one: a key that was changed or taken away opens nothing any more.
    func account(where fits: (InterfaceKey) -> Bool) -> Account? {
        for registry in directory.all {
            let found = registry.server.store.inspect { world -> (ClientID, InterfaceKey, Bool)? in
                for registrar in world.registrars.values {
                    let keys = registrar.keys.filter { $0.interface == interface }
                    guard let key = keys.first(where: fits) else { continue }
                    let first = keys.first?.account ?? registrar.id
                    return (registrar.id, key, first == key.account ?? registrar.id)
                }
                return nil
            }
            if let (registrar, key, isFirst) = found {
                return Account(registry: registry, registrar: registrar, key: key, isFirst: isFirst)
            }
        }
        return nil
    }
}
