import Commands
import Crypto
import EPP
import Extensions
import Locks
import Registry
import Session

/// Where holders fetch the codes of their domains themselves, past the registrar: as the registry of .pt has it.
extension RegistryInstance {
    /// A holder who is signed in.
    package struct SignedIn: Sendable {
        package let token: String
        package let handle: String
        package let name: String
    }

    /// A domain of a holder.
    package struct Process: Sendable {
        package let number: String
        package let domain: Domain
        /// When the present code was set and ends; nil where none is valid.
        package let code: (set: Instant, expires: Instant?)?
    }

    /// A code, told to its holder.
    package struct FetchedCode: Sendable {
        package let domain: String
        package let process: String
        package let issued: IssuedCode
        /// The address that it was mailed to, masked.
        package let sentTo: String
    }

    /// Whether the registry lets holders in: where it sends codes to them.
    package var admitsHolders: Bool {
        server.store.operate { world, _ in
            world.allPolicies.contains { $0.authInfo.regime == .holderDelivered }
        }
    }

    /// Signs in by handle and password; nil where one of them is wrong.
    package func signIn(_ handle: String, _ password: String) -> SignedIn? {
        let contact = server.store.operate { world, _ in world.contacts[handle] }
        // The same work for a handle that is not there.
        let isRight = (contact?.holderPassword ?? Self.decoy).matches(password)
        guard isRight, let contact, contact.holderPassword != nil else { return nil }
        return SignedIn(token: holders.withLock { $0.open(for: handle) }, handle: handle, name: contact.shownName)
    }

    private static let decoy = SaltedHash("", SeededRandom(seed: 0))
    /// How many contacts of one number are written to.
    private static let mostMails = 10

    /// Mails a link to every contact of this number and country; nobody is told whether there is one.
    package func recover(taxpayerNumber: String, country: String) {
        server.store.operate { [id, holders] world, now in
            let found = world.contacts.values.filter { contact in
                contact.taxpayerNumber == taxpayerNumber
                    && [contact.internationalized, contact.localized].contains { $0?.country == country }
            }
            for contact in found.sorted(by: { $0.id < $1.id }).prefix(Self.mostMails) {
                let key = holders.withLock { $0.recover(contact.id, at: now) }
                let mail = Outbox.Delivery(
                    recoveryFor: contact.mailbox,
                    link: "/r/\(id)/holder/recover/\(key)",
                    sent: now,
                    expires: now + HolderAccess.recoveryLife
                )
                world.apply(.delivery(mail))
            }
        }
    }

    /// The handle and the name that a key leads back to.
    package func recovered(by key: String) -> (handle: String, name: String)? {
        server.store.operate { [holders] world, now in
            let handle = holders.withLock { $0.handle(recoveringBy: key, at: now) }
            guard let contact = handle.flatMap({ world.contacts[$0] }) else { return nil }
            return (handle: contact.id, name: contact.shownName)
        }
    }

    /// Sets the password of whom a key leads back to, and signs in; the key is used up.
    package func setPassword(_ password: String, by key: String) -> SignedIn? {
        server.store.operate { [holders] world, now in
            let handle = holders.withLock { $0.handle(recoveringBy: key, at: now) }
            guard var contact = handle.flatMap({ world.contacts[$0] }) else { return nil }
            contact.holderPassword = SaltedHash(password, world.random)
            world.apply(.contact(contact))
            let token = holders.withLock { holders in
                holders.finish(key)
                return holders.open(for: contact.id)
            }
            return SignedIn(token: token, handle: contact.id, name: contact.shownName)
        }
    }

    /// The domains whose registrant has signed in with this token, by name; nil where nobody has.
    ///
    /// A domain that has no process number yet is given one.
    package func processes(of token: String) -> [Process]? {
        guard let handle = holders.withLock({ $0.handle(of: token) }) else { return nil }
        let (snapshot, _) = server.store.observe()
        let names = World(snapshot).domains.values.filter { $0.registrant == handle }.map(\.name).sorted()
        return server.store.operate { world, now in
            guard world.contacts.contains(handle) else { return nil }
            return names.compactMap { name in
                guard world[policyOf: name].authInfo.regime == .holderDelivered else { return nil }
                return world.domains[name].flatMap { $0.registrant == handle ? world.process(of: $0, at: now) : nil }
            }
        }
    }

    /// Makes a code for a process of the holder, and mails it too.
    ///
    /// Nil where nobody has signed in with this token, or the holder has no such process; throws where a rule of the
    /// code request refuses.
    package func fetchCode(ofProcess number: String, _ token: String) throws(EPPError) -> FetchedCode? {
        guard let process = processes(of: token)?.first(where: { $0.number == number }) else { return nil }
        let services = server.router.announced
        let result = server.store.operate { world, now in
            Result { () throws(EPPError) -> FetchedCode? in
                guard let domain = world.domains[process.domain.name], domain.processNumber == number else {
                    return nil
                }
                let ids = TransactionIDs(client: nil, server: "HOLDER")
                let context = Context(forSponsorOf: domain, world: world, now: now, ids: ids, services: services)
                let code = try HolderCode(of: domain, process: number, context)
                for change in code.changes { world.apply(change) }
                return FetchedCode(domain: domain.name, process: number, issued: code.issued, sentTo: code.sentTo)
            }
        }
        return try result.get()
    }

    /// Whether somebody has signed in with this token.
    package func isSignedIn(_ token: String) -> Bool { holders.withLock { $0.handle(of: token) != nil } }
}

extension World {
    /// A domain as its holder sees it, under a number that it keeps until the code changes by other hands.
    fileprivate func process(of domain: Domain, at now: Instant) -> RegistryInstance.Process {
        var domain = domain
        if domain.processNumber == nil {
            domain.processNumber = newProcessNumber(of: domain)
            apply(.domain(domain))
        }
        var code: (Instant, Instant?)?
        if case .guarded(let kept) = domain.authInfo, kept.expires.map({ $0 > now }) ?? true {
            code = (kept.set, kept.expires)
        }
        return .init(number: domain.processNumber ?? "", domain: domain, code: code)
    }
}

extension Contact {
    /// The name as it is written where the holder lives.
    fileprivate var shownName: String { self.localized?.name ?? self.internationalized?.name ?? self.id }
}
