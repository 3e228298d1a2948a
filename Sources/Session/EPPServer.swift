import Commands
import EPP
import Faults
import Journal
import Network
import Registry
import TLS
import XML

/// What all sessions of one registry share.
package final class EPPServer: Sendable {
    package let store: Store
    package let router: Router
    package let limits: SessionLimits
    /// Whether a registrar must show a certificate of its own (RFC 5734 §8).
    package let needsCertificate: Bool
    package let sessions = SessionCounts()
    /// Every open conversation, for whoever runs the registry.
    package let live = LiveSessions()
    /// Logins that failed lately.
    package let attempts: LoginAttempts
    /// What goes wrong on purpose.
    package let faults: Faults
    /// What is remembered of all conversations, if anything is.
    package let journal: Journal?
    /// What sessions inside the process are counted by.
    let tally: SessionTally?
    /// What whoever runs the server is told.
    package let events: ServerEvents
    /// How long sessions may last, and what they may cost.
    let rules: SessionPolicy
    private let dates: DateStyle
    /// Whether answers that are not about messages tell that some wait.
    let mentionsMessages: Bool
    private let greetingParts: Greeting
    private let listedServices = ListedServices()

    package init(
        _ store: Store,
        _ router: Router,
        limits: SessionLimits = SessionLimits(),
        needsCertificate: Bool = false,
        faults: Faults = Faults(),
        journal: Journal? = nil,
        tally: SessionTally? = nil,
        events: ServerEvents = .unheard
    ) {
        self.events = events
        self.store = store
        self.router = router
        self.needsCertificate = needsCertificate
        self.faults = faults
        self.journal = journal
        self.tally = tally
        let registrars = ExpiryCommands(router, store.transactions, journal)
        let policy = store.operate { world, _ in
            world.registrarAtExpiry = registrars.changes
            world.witness = journal
            return world.policy
        }
        rules = policy.session
        attempts = LoginAttempts(policy.session)
        self.limits = limits.narrowed(by: policy.session)
        dates = DateStyle(digits: policy.fractionDigits)
        mentionsMessages = policy.poll.isMentionedInAnswers
        greetingParts = Greeting(router.announced, policy)
    }

    /// The greeting of this moment.
    package func greeting() -> [UInt8] { greetingParts.bytes(at: store.clock.now) }

    /// An answer as this registry writes it.
    func written(_ answer: [UInt8]) -> [UInt8] { dates.applied(to: answer) }
}

extension EPPServer: LoginServer {
    package var announced: Services { router.announced }

    package func lock(of client: ClientID, from address: String, at now: Instant) -> LoginLock? {
        attempts.lock(of: client, from: address, at: now)
    }

    package func admits(_ client: ClientID) -> Bool { sessions.count(of: client) < limits.sessionsPerRegistrar }

    /// What a login has listed: where another has listed the same, what that one holds.
    func shared(_ services: Services) -> Services { listedServices.shared(services) }
}

/// Makes the sessions of one event loop; they share its XML reader, and the page on which it writes.
package final class EPPService: Service {
    private let server: EPPServer
    private let selector: (any RegistrySelector)?
    private let reader: XMLReader
    private let page = WritingPage()
    private let tally: SessionTally?

    /// What its sessions do is counted by a tally of the loop's own.
    package init(_ server: EPPServer, selector: (any RegistrySelector)? = nil, tally: SessionTally? = nil) {
        self.server = server
        reader = XMLReader(XMLLimits(bytes: server.limits.frameBytes), knownNames: Namespace.objects)
        self.selector = selector
        self.tally = tally
    }

    package func conversation() -> any Conversation {
        Session(server, reader: reader, page: page, selector: selector, tally: tally)
    }

    package func admission(of address: String) -> Admission {
        guard let fault = server.faults.choose(.accept, context(FaultContext(address: address))) else { return .accept }
        note(fault, server)
        return fault.admission
    }

    package func choice(ofName serverName: String?) -> TLSConnection.NameChoice {
        let server = server(named: serverName)
        guard let fault = server.faults.choose(.handshake, context(FaultContext(serverName: serverName), of: server))
        else {
            return .keep
        }
        note(fault, server)
        return server.faults.nameChoice(under: fault)
    }

    private func note(_ fault: Fault, _ server: EPPServer) {
        server.journal?.record(.fault(fault.id, fault.effect))
        tally?.acted(fault.effect.name)
    }

    package func handshakeFailed(_ error: TLSError, from address: String, serverName: String?) {
        let server = server(named: serverName)
        server.journal?.record(.handshakeFailed("\(address): \(error)"))
        tally?.handshakeFailed()
        server.events.tell(.handshakeFailed(error), of: address)
    }

    package func met(_ trouble: ConnectionTrouble, of address: @autoclosure () -> String) {
        server.events.tell(trouble, of: address())
    }

    /// On a shared port, the registry that the name in the handshake means; else the port's own.
    private func server(named serverName: String?) -> EPPServer {
        serverName.flatMap { selector?.server(named: $0.lowercased()) } ?? server
    }

    private func context(_ context: FaultContext, of other: EPPServer? = nil) -> FaultContext {
        var context = context
        context.now = (other ?? server).store.clock.now
        context.moment = .now()
        return context
    }
}
