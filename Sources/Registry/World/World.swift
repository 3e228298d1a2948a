import Crypto
import EPP

/// Everything the registry knows.
///
/// Readable by whoever holds the store's lock; changed only by `apply`.
///
/// A class, and not `Sendable`: an answer that is written outside the lock cannot capture it, and no copy of it can
/// make `apply` copy a million objects.
package final class World {
    /// What this registry allows.
    ///
    /// Settled when the registry starts, or by its operator.
    package var policy: Policy
    /// Registrars by `clID`.
    package private(set) var registrars: [ClientID: Registrar] = [:]
    /// Domains by name.
    package private(set) var domains = Table<String, Domain>()
    /// Hosts by identifier: a host may be renamed.
    package private(set) var hosts = Table<ObjectID, Host>()
    /// Contacts by the identifier that their creator chose.
    package private(set) var contacts = Table<String, Contact>()
    /// The messages that wait, by registrar.
    package private(set) var queues: [ClientID: PollQueue] = [:]
    /// What holders would have been sent.
    package var outbox = Outbox()
    /// Objects on which time will act.
    package var dueQueue = DueQueue()
    /// The highest object identifier given out so far.
    package private(set) var lastObject: ObjectID = 0
    /// The highest poll message identifier given out so far.
    package private(set) var lastMessage = 0

    private(set) var hostNames: [String: ObjectID] = [:]
    private(set) var links = Links()

    /// Where salts and codes come from.
    package let random: any RandomSource
    /// How registrars act at expiry dates; nil in a world that nobody serves, where the registry acts alone.
    package var registrarAtExpiry: RegistrarAtExpiry?

    package init(policy: Policy, random: any RandomSource = SystemRandom()) {
        self.policy = policy
        self.random = random
    }

    /// A world that is as another was; it is its owner's alone, and costs nothing until it is changed.
    package convenience init(_ snapshot: WorldSnapshot, random: any RandomSource = SystemRandom()) {
        self.init(policy: snapshot.policy, random: random)
        restore(snapshot)
    }

    /// Everything as it is now.
    package var snapshot: WorldSnapshot {
        WorldSnapshot(
            policy: policy,
            registrars: registrars,
            domains: domains,
            hosts: hosts,
            contacts: contacts,
            queues: queues,
            outbox: outbox,
            dueQueue: dueQueue,
            lastObject: lastObject,
            lastMessage: lastMessage,
            hostNames: hostNames,
            links: links
        )
    }

    /// Makes everything as it was, the policy included.
    package func restore(_ snapshot: WorldSnapshot) {
        policy = snapshot.policy
        registrars = snapshot.registrars
        domains = snapshot.domains
        hosts = snapshot.hosts
        contacts = snapshot.contacts
        queues = snapshot.queues
        outbox = snapshot.outbox
        dueQueue = snapshot.dueQueue
        lastObject = snapshot.lastObject
        lastMessage = snapshot.lastMessage
        hostNames = snapshot.hostNames
        links = snapshot.links
    }

    /// Reserves capacity for so many domains more, so that filling the world does not copy it.
    package func reserve(domains count: Int) {
        domains.reserve(domains.count + count)
        dueQueue.reserve(dueQueue.count + count)
    }

    /// Goes on counting objects and messages behind these numbers: those of a world that was written out.
    package func continueNumbering(after object: ObjectID, messages message: Int) {
        lastObject = max(lastObject, object)
        lastMessage = max(lastMessage, message)
    }

    /// Makes a decision true.
    ///
    /// Cannot fail: what could stand in the way was asked before.
    package func apply(_ change: Change) {
        switch change {
        case .domain(let domain): put(domain)
        case .noDomain(let name): removeDomain(name)
        case .host(let host): put(host)
        case .noHost(let id): removeHost(id)
        case .contact(let contact): put(contact)
        case .noContact(let id): removeContact(id)
        case .registrar(let registrar): registrars[registrar.id] = registrar
        case .noRegistrar(let id): removeRegistrar(id)
        case .balance(let client, let amount): credit(client, amount)
        case .message(let message, let client): post(message, to: client)
        case .delivery(let delivery): outbox.append(delivery)
        case .acknowledged(let message, let client): remove(message, of: client)
        }
    }

    private func put(_ domain: Domain) {
        let former = domains[domain.name]
        let due = Lifecycle.due(domain)
        links.replace(former, by: domain)
        domains[domain.name] = domain
        lastObject = max(lastObject, domain.id)
        if let due, former?.id != domain.id || due != former.flatMap({ Lifecycle.due($0) }) {
            schedule(.domain(domain.name), domain.id, at: due)
        }
    }

    private func removeDomain(_ name: String) {
        links.replace(domains[name], by: nil)
        domains[name] = nil
    }

    private func put(_ host: Host) {
        if let former = hosts[host.id] {
            links.removeSubordinate(former)
            if former.name != host.name { hostNames[former.name] = nil }
        }
        links.addSubordinate(host)
        hostNames[host.name] = host.id
        hosts[host.id] = host
        lastObject = max(lastObject, host.id)
    }

    private func removeHost(_ id: ObjectID) {
        guard let host = hosts[id] else { return }
        links.removeSubordinate(host)
        hostNames[host.name] = nil
        hosts[id] = nil
    }

    private func put(_ contact: Contact) {
        let due = Lifecycle.due(contact)
        let former = contacts[contact.id]
        contacts[contact.id] = contact
        lastObject = max(lastObject, contact.object)
        if let due, former?.object != contact.object || due != former.flatMap({ Lifecycle.due($0) }) {
            schedule(.contact(contact.id), contact.object, at: due)
        }
    }

    private func removeRegistrar(_ id: ClientID) {
        registrars[id] = nil
        queues[id] = nil
    }

    private func credit(_ client: ClientID, _ amount: Int) {
        guard let balance = registrars[client]?.balance else { return }
        let (sum, overflows) = balance.addingReportingOverflow(amount)
        if !overflows { registrars[client]?.balance = sum }
    }

    /// Notes when time will act on an object.
    ///
    /// Entries out of date are swept out once they are the most: a due time that is moved all day leaves no more behind
    /// than there are objects.
    private func schedule(_ subject: DueQueue.Subject, _ number: ObjectID, at due: Instant) {
        dueQueue.add(subject, number, at: due)
        guard dueQueue.count > 2 * (domains.count + contacts.count) + Self.spareEntries else { return }
        forgetPastDues()
    }

    /// Forgets entries of the due queue that are out of date: whatever happens is as it would have been.
    package func forgetPastDues() { dueQueue.keep { Lifecycle.isCurrent($0, in: self) } }

    private static let spareEntries = 1000

    private func removeContact(_ id: String) { contacts[id] = nil }

    /// An empty queue is none.
    private func remove(_ message: Int, of client: ClientID) {
        queues[client]?.remove(message)
        if queues[client]?.count == 0 { queues[client] = nil }
    }

    private func post(_ message: PollMessage.Draft, to client: ClientID) {
        lastMessage += 1
        queues[client, default: PollQueue()].append(PollMessage(id: lastMessage, message))
    }
}

/// The whole world at one moment, as a value: to compare with, and to return to.
///
/// Taking one copies nothing; what changes afterwards is copied when it changes.
package struct WorldSnapshot: Sendable, Equatable {
    let policy: Policy
    let registrars: [ClientID: Registrar]
    let domains: Table<String, Domain>
    let hosts: Table<ObjectID, Host>
    let contacts: Table<String, Contact>
    let queues: [ClientID: PollQueue]
    let outbox: Outbox
    let dueQueue: DueQueue
    let lastObject: ObjectID
    let lastMessage: Int
    let hostNames: [String: ObjectID]
    let links: Links
}
