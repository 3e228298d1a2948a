import Commands
import EPP
import Faults
import Journal
import Locks
import Network
import Registry
import XML

/// A registrar that acts inside the process: its commands go the way of a client's, through a session with its journal,
/// faults, policy and extensions, and without a socket.
///
/// Its login shows no password, as the process vouches for it; the other rules of a login hold, and it lists everything
/// that the greeting announces. What its answers are held back for is told and not waited for.
package final class RegistrarConversation: Sendable {
    private struct State {
        let session: Session
        var isOver = false
    }

    private let server: EPPServer
    private let client: ClientID
    private let purpose: String
    private let state: Locked<State>

    /// `purpose` is what the journal tells of it: the HTTP call that it carries out, without a secret in it.
    package init(_ server: EPPServer, as client: ClientID, for purpose: String) {
        self.server = server
        self.client = client
        self.purpose = purpose
        let reader = XMLReader(knownNames: Namespace.objects)
        state = Locked(State(session: Session(server, reader: reader, tally: server.tally)))
    }

    deinit { end(at: .now()) }

    /// Opens the session and logs in; the answer to the login, or what kept it away.
    package func logIn(at now: Monotonic) -> RegistrarAnswer {
        let greeting = exchange { session, output in
            var peer = Peer(address: "inside")
            (peer.vouchedFor, peer.purpose) = (client, purpose)
            session.open(peer, at: now, &output)
        }
        guard case .answered = greeting.outcome else { return greeting }
        var answer = ask(login, at: now)
        answer.delay += greeting.delay
        return answer
    }

    /// Sends a document and takes its answer.
    package func ask(_ xml: [UInt8], at now: Monotonic) -> RegistrarAnswer {
        let frame = FrameDecoder.header(forXMLOf: xml.count) + xml
        return exchange { session, output in session.receive(frame.span, at: now, &output) }
    }

    /// The end, as of a client that closes its connection.
    package func end(at now: Monotonic) {
        state.withLock { state in
            state.isOver = true
            state.session.closed(at: now)
        }
    }

    private func exchange(_ body: (Session, inout Output) -> Void) -> RegistrarAnswer {
        let last = server.journal?.last ?? 0
        var answer = state.withLock { state -> RegistrarAnswer in
            guard !state.isOver else { return RegistrarAnswer(.lost(.orderly), isOver: true) }
            var output = Output()
            body(state.session, &output)
            state.session.finishHeld(&output)
            var answer = RegistrarAnswer(output)
            answer.session = state.session.live?.id ?? 0
            state.isOver = answer.isOver
            // The session is told as a connection tells it: its end belongs to what this answer has brought about.
            if answer.isOver { state.session.closed(at: .now()) }
            return answer
        }
        answer.journalBefore = last
        return answer
    }

    private var login: [UInt8] {
        var xml = XMLWriter()
        xml.declaration()
        xml.element("epp", ["xmlns": Namespace.epp]) { xml in
            xml.element("command") { xml in
                xml.element("login") { xml in
                    xml.element("clID", text: client)
                    // Nobody's password: who is vouched for needs none.
                    xml.element("pw", text: "vouched-for")
                    xml.element("options") { xml in
                        xml.element("version", text: "1.0")
                        xml.element("lang", text: "en")
                    }
                    xml.element("svcs") { xml in writeServices(&xml) }
                }
            }
        }
        return xml.finish()
    }

    private func writeServices(_ xml: inout XMLWriter) {
        let announced = server.router.announced
        for uri in announced.objects.sorted() { xml.element("objURI", text: uri) }
        guard !announced.extensions.isEmpty else { return }
        xml.element("svcExtension") { xml in
            for uri in announced.extensions.sorted() { xml.element("extURI", text: uri) }
        }
    }
}
