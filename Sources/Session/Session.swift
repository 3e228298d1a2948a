import Commands
import EPP
import Faults
import Journal
import Network
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
    let selector: (any RegistrySelector)?
    /// What goes wrong on purpose, and what is remembered: the server's.
    private(set) var faults: any SessionFaults
    private(set) var journal: (any SessionJournal)?
    private(set) var live: (server: EPPServer, id: Int, frames: FrameCount)?
    /// One for the session and for the list of those that are open.
    private var sharedPeer = Shared(Peer(address: ""))
    var peer: Peer { sharedPeer.value }
    let reader: XMLReader
    let page: WritingPage
    let tally: SessionTally?
    private var frames: FrameDecoder
    /// What has come while much was due by the clock.
    private var held: [UInt8] = []
    var timing: SessionTiming
    /// How the client is connected, and what the server's rules make of it: one reference, which every command hands on.
    private(set) var facts = Shared(ConnectionFacts())
    var failedLogins = 0
    /// Who is logged in, and what it listed.
    var login: LoggedIn?
    /// Whoever was the last to log in: the journal tells of it beyond the logout.
    var registrar: ClientID = ""
    /// Commands that were answered with an error.
    var errors = 0
    /// Commands that were answered at all, and refusals by their code, where the registry limits them.
    var commands = 0
    var refusals: [ResultCode: Int] = [:]
    /// The server is about to stop: nothing more is carried out.
    var isStopping = false
    private(set) var isEnding = false
    private var ending = FaultEnding.orderly

    package init(
        _ server: EPPServer,
        reader: XMLReader,
        page: WritingPage = WritingPage(),
        selector: (any RegistrySelector)? = nil,
        tally: SessionTally? = nil,
        at now: Monotonic = .now()
    ) {
        self.server = server
        home = server
        faults = server.faults
        journal = server.journal
        self.selector = selector
        self.reader = reader
        self.page = page
        self.tally = tally
        frames = FrameDecoder(limit: server.limits.frameBytes)
        timing = SessionTiming(server.limits, at: now)
        obey()
    }

    package var deadline: Monotonic? { timing.deadline }

    /// Who has not logged in may be anybody.
    package var standing: Standing { login == nil ? .idle : .settled }

    /// The greeting comes first, unprompted (RFC 5734 §2).
    package func open(_ peer: Peer, at now: Monotonic, _ output: inout Output) {
        meet(peer)
        sharedPeer = Shared(peer)
        tally?.opened()
        switchByName(peer)
        timing = SessionTiming(server.limits, at: now)
        obey()
        appear(at: now)
        if !isKeptFromGreeting(at: now) {
            deliver(Reply(server.greeting(), to: context("greeting", at: now)), at: now, &output)
        }
        if isEnding { output.steps.append(ending.step) }
    }

    /// Lets another registry answer from here on.
    func move(to other: EPPServer, at now: Monotonic) {
        guard other !== server else { return }
        server = other
        timing = timing.under(other.limits)
        obey()
        appear(at: now)
    }

    private func meet(_ peer: Peer) {
        var facts = facts.value
        facts.address = peer.address
        facts.certificate = peer.certificate.map(ClientCertificate.init)
        facts.vouchedFor = peer.vouchedFor
        facts.tlsProtocol = peer.protocolVersion
        facts.cipher = peer.cipher
        self.facts = Shared(facts)
    }

    /// Takes up the server's rules.
    private func obey() {
        faults = server.faults
        journal = server.journal
        var facts = facts.value
        facts.server = server
        self.facts = Shared(facts)
    }

    /// Shows among the server's sessions.
    private func appear(at now: Monotonic) {
        leave(at: now)
        let session = server.live.open(sharedPeer, at: server.store.clock.now)
        live = (server, session.id, session.frameCount)
        note(.opened(peer), at: now)
    }

    private func leave(at now: Monotonic) {
        guard let live else { return }
        live.server.journal?.record(.closed, session: live.id, registrar, at: now)
        live.server.live.close(live.id)
        self.live = nil
    }

    package func receive(_ bytes: Span<UInt8>, at now: Monotonic, _ output: inout Output) {
        guard !isEnding else { return }
        guard server.store.catchUp() else {
            held = (0..<bytes.count).map { bytes[$0] }
            return wait(&output)
        }
        take(bytes, at: now, &output)
    }

    /// Goes on with what was held back, if time has acted on all that was due.
    package func resume(at now: Monotonic, _ output: inout Output) {
        guard isHeld, !isEnding else { return }
        guard server.store.catchUp() else { return wait(&output) }
        let bytes = held
        held = []
        take(bytes.span, at: now, &output)
    }

    /// Whether something is held back while time acts.
    var isHeld: Bool { !held.isEmpty }

    /// Goes on until nothing is held back, for who has no event loop that would come again.
    package func finishHeld(_ output: inout Output) {
        while isHeld {
            server.store.letOthersIn()
            output = Output()
            resume(at: .now(), &output)
        }
    }

    /// The event loop serves others meanwhile.
    private func wait(_ output: inout Output) { output.steps.append(.pause(.milliseconds(1))) }

    private func take(_ bytes: Span<UInt8>, at now: Monotonic, _ output: inout Output) {
        var isAnswered = false
        do throws(FrameDecoder.Failure) {
            try frames.receive(bytes) { frame in
                deliver(reply(to: frame, at: now), at: now, &output)
                isAnswered = true
                return !isEnding
            }
        } catch {
            tellEnd(by: error.words)
            end()
        }
        timing = timing.afterInput(isAnswered: isAnswered, isInsideFrame: frames.isInsideFrame, at: now)
        if isEnding { output.steps.append(ending.step) }
    }

    /// A session that times out ends without a word (RFC 5730 §2, Figure 1).
    package func expire(at now: Monotonic, _ output: inout Output) {
        guard let deadline, deadline <= now else { return }
        if !isStopping { tellEnd(by: timing.words(server.limits, at: now)) }
        end()
        output.close()
    }

    package func beginDraining(at now: Monotonic) { isStopping = true }

    /// No command is outstanding now, so nothing may be said: a response answers a command (RFC 5730 §2).
    ///
    /// A frame that has begun is waited for, shortly, and told.
    package func drain(at now: Monotonic, _ output: inout Output) {
        guard !frames.isInsideFrame else { return timing = timing.stopping(at: now) }
        end()
        output.close()
    }

    package func closed(at now: Monotonic) {
        end()
        leave(at: now)
    }

    /// One frame's answer: a greeting or a response, without the header; empty where a fault keeps it back.
    package func answer(_ frame: Span<UInt8>) -> [UInt8] { rewritten(reply(to: frame, at: .now())).answer ?? [] }

    /// Reads a frame and does what it asks for.
    private func reply(to frame: Span<UInt8>, at now: Monotonic) -> Reply {
        let request = read(frame, at: now)
        // Only now, as a login may have moved us to another registry's journal.
        live?.frames.increase(at: now)
        note(received: frame, at: now)
        switch request {
        case .success(.hello): return Reply(server.greeting(), to: context("hello", at: now))
        case .success(.command(let envelope)):
            return isStopping ? decline(envelope, at: now) : respond(to: envelope, at: now)
        case .failure(let error):
            let context = context("malformed", at: now)
            return Reply(refuse(error, newIDs()), to: context)
        }
    }

    private func read(_ frame: Span<UInt8>, at now: Monotonic) -> Result<Request, EPPError> {
        let root: Element
        do throws(XMLError) {
            root = try reader.read(frame)
        } catch {
            return .failure(EPPError(.syntaxError, "\(error)", at: Item(Namespace.epp, "epp")))
        }
        do throws(EPPError) {
            guard let selector, login == nil else { return .success(try Request(root)) }
            return .success(switched(try Request(root), by: selector, at: now))
        } catch {
            return .failure(error)
        }
    }

    /// The end: if it has been asked for in several ways, the first stands.
    func end(by ending: FaultEnding = .orderly) {
        if !isEnding { self.ending = ending }
        isEnding = true
        if let client = login?.client { server.sessions.close(client) }
        login = nil
    }
}

/// A registrar that is logged in, and what its client understands: one reference, which every command hands on.
final class LoggedIn: Sendable {
    let client: ClientID
    let services: Services

    /// Who has not logged in.
    static let nobody = LoggedIn("", Services())

    init(_ client: ClientID, _ services: Services) { (self.client, self.services) = (client, services) }
}

extension ClientCertificate {
    /// What the peer showed, as a login judges it (RFC 5734 §8).
    init(_ certificate: PeerCertificate) {
        self.init(
            commonName: certificate.commonName ?? "",
            fingerprint: certificate.fingerprint,
            isVerified: certificate.isVerified,
            expires: certificate.notAfter > .max / 1000 ? nil : Instant(milliseconds: certificate.notAfter * 1000)
        )
    }
}
