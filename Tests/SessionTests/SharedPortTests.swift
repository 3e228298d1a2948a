import EPP
import Network
import Registry
import SessionSupport
import Testing
import XML

@testable import Session

/// A port on which a client may mean another registry than the one that greets it.
@Suite("On a shared port") struct SharedPortTests {
    private static let opened = Monotonic(nanoseconds: 1_000_000_000_000)

    /// The lab, by the server's name or by a suffix.
    private struct Lab: RegistrySelector {
        let lab: EPPServer

        func server(named serverName: String) -> EPPServer? { serverName == "lab.example" ? lab : nil }

        func server(of client: String) -> (server: EPPServer, client: String)? {
            client.hasSuffix("-lab") ? (lab, String(client.dropLast(4))) : nil
        }
    }

    /// A session with a port whose registry has the usual limits; the lab's sessions end sooner.
    private func session(_ serverName: String?, idle: TimeSpan, lifetime: TimeSpan) -> Session {
        var policy = Policy()
        (policy.session.idleTime, policy.session.lifetime) = (idle, lifetime)
        let lab = Lab(lab: Dialogue.server(policy: policy))
        let session = Session(Dialogue.server(), reader: XMLReader(), selector: lab, at: Self.opened)
        var output = Output()
        session.open(Peer(address: "192.0.2.1", serverName: serverName), at: Self.opened, &output)
        return session
    }

    private func logIn(_ client: String, _ session: Session, after seconds: Int) -> String? {
        var output = Output()
        let xml = Frames.login(client, password: "alpha-Pass1")
        let frame = FrameDecoder.header(forXMLOf: xml.utf8.count) + Array(xml.utf8)
        session.receive(frame.span, at: Self.opened + .seconds(seconds), &output)
        return output.documents.first?.code
    }

    @Test("a session has the limits of the registry that its server name means")
    func byName() {
        #expect(session(nil, idle: .seconds(5), lifetime: .zero).deadline == Self.opened + .seconds(60))
        #expect(session("lab.example", idle: .seconds(5), lifetime: .zero).deadline == Self.opened + .seconds(5))
        #expect(session("LAB.example", idle: .zero, lifetime: .seconds(7)).deadline == Self.opened + .seconds(7))
    }

    @Test("a session has the limits of the registry that its login means, counted from its opening")
    func bySuffix() {
        let idle = session(nil, idle: .seconds(5), lifetime: .zero)
        #expect(logIn("alpha-lab", idle, after: 2) == "1000")
        #expect(idle.deadline == Self.opened + .seconds(7))
        let short = session(nil, idle: .zero, lifetime: .seconds(6))
        #expect(logIn("alpha-lab", short, after: 2) == "1000")
        #expect(short.deadline == Self.opened + .seconds(6))
        let usual = session(nil, idle: .seconds(5), lifetime: .seconds(6))
        #expect(logIn("alpha", usual, after: 2) == "1000")
        #expect(usual.deadline == Self.opened + .seconds(602))
    }

    @Test("a login that failed elsewhere leaves no limits behind")
    func andBack() {
        let session = session(nil, idle: .seconds(5), lifetime: .zero)
        #expect(logIn("nobody-lab", session, after: 2) == "2200")
        #expect(session.deadline == Self.opened + .seconds(7))
        #expect(logIn("alpha", session, after: 3) == "1000")
        #expect(session.deadline == Self.opened + .seconds(603))
    }
}
