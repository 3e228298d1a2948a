import Commands
import EPP
import Registry
import TLS
import XML

/// One client's conversation: bytes in, bytes out (RFC 5730 §2, Figure 1).
///
/// It touches no socket.
package final class Session: Conversation {
    /// The registry that the client speaks to; on a shared port its login may choose another.
    var server: EPPServer
    /// The registry whose greeting was sent.
    var home: EPPServer
    let switchboard: (any Switchboard)?
    private var live: (server: EPPServer, id: Int)?
    private var peer = Peer(address: "")
    private let reader: XMLReader
    private var frames: FrameDecoder
    private var timing: SessionTiming
    private var facts = ConnectionFacts()
    private var failedLogins = 0
    /// Who is logged in, and what it listed.
    private(set) var login: (client: ClientID, services: Services)?
    private var isEnding = false

    package init(
        _ server: EPPServer,
        reader: XMLReader,
        switchboard: (any Switchboard)? = nil,
        at now: Monotonic = .now()
    ) {
        self.server = server
        home = server
        self.switchboard = switchboard
        self.reader = reader
        frames = FrameDecoder(limit: server.limits.frameBytes)
        timing = SessionTiming(server.limits, at: now)
        obey()
    }

    package var deadline: Monotonic? { timing.deadline }

    /// The greeting comes first, unprompted (RFC 5734 §2).
    package func open(_ peer: Peer, at now: Monotonic, _ output: inout Output) {
        timing = SessionTiming(server.limits, at: now)
        facts.certificate = peer.certificate.map(ClientCertificate.init)
        self.peer = peer
        switchByName(peer)
        obey()
        appear()
        send(server.greeting(), &output)
    }

    /// Lets another registry answer from here on.
    func move(to other: EPPServer) {
        guard other !== server else { return }
        server = other
        obey()
        appear()
    }

    /// Takes up the server's rules.
    private func obey() {
        facts.needsCertificate = server.needsCertificate
        facts.announced = server.router.announced
        facts.admits = { [sessions = server.sessions, limit = server.limits.sessionsPerRegistrar] client in
            sessions.count(of: client) < limit
        }
    }

    /// Shows among the server's sessions.
    private func appear() {
        leave()
        live = (server, server.live.open(peer, at: server.store.clock.now))
    }

    private func leave() {
        if let live { live.server.live.close(live.id) }
        live = nil
    }

    package func receive(_ bytes: Span<UInt8>, at now: Monotonic, _ output: inout Output) {
        guard !isEnding else { return }
        do throws(FrameDecoder.Failure) {
            try frames.receive(bytes) { frame in
                send(answer(frame), &output)
                timing.answered(at: now)
                return !isEnding
            }
        } catch {
            end()
        }
        timing.isInsideFrame(frames.isInsideFrame, at: now)
        if isEnding { output.close() }
    }

    /// A session that times out ends without a word (RFC 5730 §2, Figure 1).
    package func expire(at now: Monotonic, _ output: inout Output) {
        guard let deadline, deadline <= now else { return }
        end()
        output.close()
    }

    package func closed(at now: Monotonic) {
        end()
        leave()
    }

    /// One frame's answer: a greeting or a response, without the header.
    package func answer(_ frame: Span<UInt8>) -> [UInt8] {
        let root: Element
        do throws(XMLError) {
            root = try reader.read(frame)
        } catch {
            let fault = EPPError(.syntaxError, "\(error)", at: Item(Namespace.epp, "epp"))
            return Response(refusal: fault, TransactionIDs(client: nil, server: server.store.newTransactionID())).bytes
        }
        do throws(EPPError) {
            switch try Request(root) {
            case .hello: return server.greeting()
            case .command(let envelope): return respond(to: switched(envelope))
            }
        } catch {
            return Response(refusal: error, TransactionIDs(client: nil, server: server.store.newTransactionID())).bytes
        }
    }

    private func respond(to envelope: CommandEnvelope) -> [UInt8] {
        let ids = TransactionIDs(client: envelope.clientTransactionID, server: server.store.newTransactionID())
        do throws(EPPError) {
            let command = try server.router.read(envelope, for: login?.services)
            let outcome = try run(command, ids)
            if let error = outcome.refusal { return refuse(error, ids, outcome.extensions) }
            take(outcome.effect)
            if outcome.code.endsSession { end() }
            return Response(outcome, ids, login?.services ?? Services()).bytes
        } catch {
            return refuse(error, ids)
        }
    }

    private func refuse(_ error: EPPError, _ ids: TransactionIDs, _ extensions: [Fragment] = []) -> [UInt8] {
        let refusal = counted(error)
        if refusal.code.endsSession { end() }
        return Response(refusal: refusal, ids, extensions).bytes
    }

    private func run(_ command: any PreparedCommand, _ ids: TransactionIDs) throws(EPPError) -> Outcome {
        let (client, services) = login ?? ("", Services())
        return try server.store.transact { [facts] world, now throws(EPPError) in
            let context = Context(
                client: client,
                world: world,
                now: now,
                ids: ids,
                services: services,
                connection: facts
            )
            let outcome = try command.run(context)
            return (outcome, outcome.changes)
        }
    }

    private func take(_ effect: SessionEffect) {
        guard case .loggedIn(let client, let services) = effect else { return }
        login = (client, services)
        if let live { live.server.live.loggedIn(client, live.id) }
        server.sessions.open(client)
        timing.loggedIn()
    }

    /// Failed logins are counted; beyond the limit they close the connection (RFC 5730 §2.9.1.1).
    private func counted(_ error: EPPError) -> EPPError {
        guard error.code == .authenticationError else { return error }
        failedLogins += 1
        guard failedLogins > server.failedLoginLimit else { return error }
        return EPPError(.authenticationFailedClosing, error.reason, at: error.item)
    }

    private func end() {
        isEnding = true
        if let client = login?.client { server.sessions.close(client) }
        login = nil
    }

    private func send(_ xml: [UInt8], _ output: inout Output) {
        output.bytes.append(contentsOf: FrameDecoder.header(forXMLOf: xml.count))
        output.bytes.append(contentsOf: xml)
    }
}

extension ClientCertificate {
    fileprivate init(_ certificate: PeerCertificate) {
        self.init(
            commonName: certificate.commonName ?? "",
            fingerprint: certificate.fingerprint,
            isVerified: certificate.isVerified
        )
    }
}
