import Crypto
import EPP

/// Everything the registry knows.
///
/// Readable by whoever holds the store's lock; changed only by `apply`.
///
/// A class, and not `Sendable`: nothing that leaves the lock can capture it, and no copy of it can make `apply` copy a
/// million objects.
package final class World {
    /// What this registry allows.
    package var policy: PolicyInForce { policyInForce }
    /// Kept apart: what another target sees, the compiler has checked at each access.
    private var policyInForce: PolicyInForce
    /// The same as a value: settled when the registry starts, or by its operator.
    package var wholePolicy: Policy {
        get { policy.whole }
        set { policyInForce = PolicyInForce(newValue) }
    }
    /// Registrars by `clID`.
    package private(set) var registrars: [ClientID: Registrar] = [:]
    /// What is noted of logins under identifiers that no registrar has.
    private var strangers = [Registrar.stranger.id: Registrar.stranger]
    /// Domains by name.
    package private(set) var domains = Table<String, Domain>()
    /// Hosts by identifier: a host may be renamed.
    package private(set) var hosts = Table<ObjectID, Host>()
    /// Contacts by the identifier that their creator chose.
    package private(set) var contacts = Table<String, Contact>()
    /// Applications for names, by the identifier that the registry has given them (RFC 8334 §2.1).
    package private(set) var applications = Table<String, LaunchApplication>()
    /// Organizations by the identifier that their creator chose (RFC 8543).
    package private(set) var organizations = Table<String, Organization>()
    /// The messages that wait, by registrar.
    package private(set) var queues: [ClientID: PollQueue] = [:]
    /// What holders would have been sent.
    package private(set) var outbox = Outbox()
    /// Objects on which time will act.
    package var dueQueue = DueQueue()
    /// The highest object identifier given out so far.
    package private(set) var lastObject: ObjectID = 0
    /// The highest poll message identifier given out so far.
    package private(set) var lastMessage = 0

    private(set) var hostNames: [String: ObjectID] = [:]
    private(set) var links = Links()
    /// The identifiers of the applications for a name.
    private(set) var applicationIDs: [String: Set<String>] = [:]

    /// Where salts and codes come from.
    package let random: any RandomSource
    /// What was changed since it was last taken; nil where nobody wants to know.
    private var noted: NotedChanges?
    /// The number of the last act that changed something.
    ///
    /// Not a part of what a snapshot has: it never goes back.
    package private(set) var revision = 0
    /// Who is told what time and the operator have changed.
    package var witness: (any WorldWitness)? { didSet { noted = witness == nil ? nil : NotedChanges() } }
    /// How registrars act at expiry dates; nil in a world that nobody serves, where the registry acts alone.
    package var registrarAtExpiry: RegistrarAtExpiry?
    /// Certificates of the authority that signs marks for tests, in PEM; none in a world that nobody serves.
    package var testAuthority: @Sendable () -> [String] = { [] }

    package init(policy: Policy, random: any RandomSource = SystemRandom()) {
        policyInForce = PolicyInForce(policy)
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
            policy: policy.whole,
            registrars: registrars,
            domains: domains,
            hosts: hosts,
            contacts: contacts,
            applications: applications,
            applicationIDs: applicationIDs,
            organizations: organizations,
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
        if noted != nil { noted?.append(replacementOf: self.snapshot, by: snapshot) }
        wholePolicy = snapshot.policy
        registrars = snapshot.registrars
        domains = snapshot.domains
        hosts = snapshot.hosts
        contacts = snapshot.contacts
        applications = snapshot.applications
        applicationIDs = snapshot.applicationIDs
        organizations = snapshot.organizations
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

    /// Who wants to log in: the registrar of this identifier, or a stranger with whom as much is done.
    package func claimant(_ id: ClientID) -> Registrar {
        // In every case one look tells whether there is such a registrar, and another finds and copies one.
        let isKnown = registrars.keys.contains(id)
        let table = isKnown ? registrars : strangers
        return table[isKnown ? id : Registrar.stranger.id] ?? .stranger
    }

    /// Applies a change; never fails, as what could stand in the way was asked before.
    package func apply(_ change: Change) {
        switch change {
        case .domain(let domain): put(domain)
        case .noDomain(let name): removeDomain(name)
        case .host(let host): put(host)
        case .noHost(let id): removeHost(id)
        case .contact(let contact): put(contact)
        case .noContact(let id): removeContact(id)
        case .application(let application): put(application)
        case .noApplication(let id): removeApplication(id)
        case .organization(let organization): put(organization)
        case .noOrganization(let id): removeOrganization(id)
        case .registrar(let registrar): put(registrar)
        case .noRegistrar(let id): removeRegistrar(id)
        case .balance(let client, let amount): credit(client, amount)
        case .counted(let counts, let client): note(counts, of: client)
        case .message(let message, let client): post(message, to: client)
        case .delivery(let delivery):
            outbox.append(delivery)
            note(.delivery(delivery, number: outbox.last))
        case .acknowledged(let message, let client): remove(message, of: client)
        }
    }

    private func put(_ domain: Domain) {
        let former = domains.put(domain, at: domain.name)
        let due = Lifecycle.due(domain)
        links.replace(former, by: domain)
        note(former, domain)
        lastObject = max(lastObject, domain.id)
        if let due, former?.id != domain.id || due != former.flatMap({ Lifecycle.due($0) }) {
            schedule(.domain(domain.name), domain.id, at: due)
        }
    }

    private func removeDomain(_ name: String) {
        guard let former = domains[name] else { return }
        links.replace(former, by: nil)
        domains[name] = nil
        note(former, nil)
    }

    private func put(_ host: Host) {
        let former = hosts[host.id]
        if let former, former.name != host.name { hostNames[former.name] = nil }
        if former?.name != host.name || former?.superordinate != host.superordinate {
            if let former { links.removeSubordinate(former) }
            links.addSubordinate(host)
        }
        links.replaceOrganizations(of: former, by: host)
        hostNames[host.name] = host.id
        hosts[host.id] = host
        note(.host(former, host))
        lastObject = max(lastObject, host.id)
    }

    private func removeHost(_ id: ObjectID) {
        guard let host = hosts[id] else { return }
        links.removeSubordinate(host)
        links.replaceOrganizations(of: host, by: nil)
        hostNames[host.name] = nil
        hosts[id] = nil
        note(.host(host, nil))
    }

    private func put(_ contact: Contact) {
        let due = Lifecycle.due(contact)
        let former = contacts[contact.id]
        links.replaceOrganizations(of: former, by: contact)
        contacts[contact.id] = contact
        note(.contact(former, contact))
        lastObject = max(lastObject, contact.object)
        if let due, former?.object != contact.object || due != former.flatMap({ Lifecycle.due($0) }) {
            schedule(.contact(contact.id), contact.object, at: due)
        }
    }

    /// One that has come to its end uses nothing any more.
    private func put(_ application: LaunchApplication) {
        let former = applications[application.id]
        links.replace(former?.pending, by: application.pending)
        applications[application.id] = application
        applicationIDs[application.domain.name, default: []].insert(application.id)
        note(.application(former, application))
        lastObject = max(lastObject, application.domain.id)
        let due = application.due(policy)
        if let due, due != former?.due(policy) {
            schedule(.application(application.id), application.domain.id, at: due)
        }
    }

    private func removeApplication(_ id: String) {
        guard let former = applications[id] else { return }
        links.replace(former.pending, by: nil)
        applications[id] = nil
        applicationIDs[former.domain.name]?.remove(id)
        if applicationIDs[former.domain.name]?.isEmpty == true { applicationIDs[former.domain.name] = nil }
        note(.application(former, nil))
    }

    private func put(_ organization: Organization) {
        let former = organizations[organization.id]
        links.replace(former, by: organization)
        organizations[organization.id] = organization
        note(.organization(former, organization))
        lastObject = max(lastObject, organization.object)
    }

    private func removeOrganization(_ id: String) {
        guard let former = organizations[id] else { return }
        links.replace(former, by: nil)
        organizations[id] = nil
        note(.organization(former, nil))
    }

    private func put(_ registrar: Registrar) {
        let former =
            registrar.isStranger
            ? strangers.updateValue(registrar, forKey: registrar.id)
            : registrars.updateValue(registrar, forKey: registrar.id)
        note(.registrar(former, registrar))
    }

    private func removeRegistrar(_ id: ClientID) {
        guard let former = registrars.removeValue(forKey: id) else { return }
        for message in queues[id]?.all ?? [] { note(.message(message, of: id, isQueued: false)) }
        queues[id] = nil
        note(.registrar(former, nil))
    }

    private func credit(_ client: ClientID, _ amount: Int) {
        guard let balance = registrars[client]?.balance else { return }
        let (sum, overflows) = balance.addingReportingOverflow(amount)
        guard !overflows else { return }
        registrars[client]?.balance = sum
        note(.balance(client, from: balance, to: sum))
    }

    private func note(_ counts: [QuotaCount], of client: ClientID) {
        guard var registrar = registrars[client] else { return }
        registrar.extensionData[QuotaCount.Key.self] = counts
        put(registrar)
    }

    /// Notes when time will act on an object.
    ///
    /// Entries out of date are swept out once they are the most: a due time that is moved all day leaves no more behind
    /// than there are objects.
    private func schedule(_ subject: DueQueue.Subject, _ number: ObjectID, at due: Instant) {
        dueQueue.add(subject, number, at: due)
        guard dueQueue.count > Self.spareEntries else { return }
        let subjects = domains.count + contacts.count + applications.count + queues.count
        if dueQueue.count > 2 * subjects + Self.spareEntries { forgetPastDues() }
    }

    /// Notes when the first of the messages that wait for a registrar has waited too long.
    private func scheduleMessages(of client: ClientID) {
        guard let due = messagesDue(of: client) else { return }
        schedule(.messages(client), Self.messagesNumber, at: due)
    }

    private static let spareEntries = 1000

    private func removeContact(_ id: String) {
        guard let former = contacts[id] else { return }
        links.replaceOrganizations(of: former, by: nil)
        contacts[id] = nil
        note(.contact(former, nil))
    }

    /// An empty queue is none.
    private func remove(_ message: Int, of client: ClientID) {
        guard let former = queues[client]?[message] else { return }
        let wasFirst = queues[client]?.first?.id == message
        queues[client]?.remove(message)
        if queues[client]?.count == 0 { queues[client] = nil }
        if wasFirst { scheduleMessages(of: client) }
        note(.message(former, of: client, isQueued: false))
    }

    private func post(_ message: PollMessage.Draft, to client: ClientID) {
        lastMessage += 1
        let message = PollMessage(id: lastMessage, message)
        let isFirst = queues[client, default: PollQueue()].append(message)
        if isFirst { scheduleMessages(of: client) }
        note(.message(message, of: client, isQueued: true))
    }

    /// Puts another history of mails in the place of this one.
    package func replaceOutbox(by other: Outbox) {
        if outbox.last > 0 { note(.outboxCleared(outbox.last)) }
        outbox = other
        for (number, delivery) in zip((other.dropped + 1)..., other.deliveries) {
            note(.delivery(delivery, number: number))
        }
    }
}

extension LaunchApplication {
    /// The domain that uses hosts and contacts as long as the application is pending.
    fileprivate var pending: Domain? { status.isFinal ? nil : domain }
}

/// What has been changed, for whoever wants to know.
extension World {
    /// What was changed since it was last taken, and the number of that; nil where nothing was.
    func takeChanges() -> TakenChanges? {
        guard let taken = noted, !taken.isEmpty else { return nil }
        noted = NotedChanges()
        revision += 1
        return TakenChanges(number: revision, noted: taken)
    }

    func note(_ change: @autoclosure () -> StateChange) {
        if noted != nil { noted?.append(change()) }
    }

    private func note(_ former: Domain?, _ domain: Domain?) {
        guard noted != nil else { return }
        let name = domain?.name ?? former?.name ?? ""
        var terms = StateChange.DomainTerms(showsLock: self[policyOf: name].transfer.showsLock)
        if former?.nameservers ?? [] != domain?.nameservers ?? [] {
            for id in (former?.nameservers ?? []) + (domain?.nameservers ?? []) {
                terms.hostNames[id] = hosts[id]?.name
            }
        }
        noted?.append(.domain(former, domain, terms))
    }
}
