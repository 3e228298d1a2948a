import Commands
import EPP
import Network
import Registry
import TLS
import Testing
import XML

@testable import Session

@Suite struct SessionTests {
    static let start = Instant(milliseconds: 1_767_225_600_000)

    static func session(_ policy: Policy = Policy()) -> Session {
        let world = World(policy: policy)
        world.apply(.registrar(Registrar(id: "alpha", password: "alpha-Pass1")))
        let store = Store(world, clock: .frozen(at: start))
        let router = Router(commands: standardCommands, extensions: [], policy: policy)
        return Session(EPPServer(store, router), reader: XMLReader())
    }

    static let login = """
        <epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><command><login><clID>alpha</clID><pw>alpha-Pass1</pw>\
        <options><version>1.0</version><lang>en</lang></options><svcs>\
        <objURI>urn:ietf:params:xml:ns:domain-1.0</objURI></svcs></login><clTRID>A-1</clTRID></command></epp>
        """

    static func code(_ session: Session, _ xml: String) throws -> String? {
        try XMLReader().read(session.answer(Array(xml.utf8).span)).first("response")?.first("result")?[
            attribute: "code"
        ]
    }

    static func command(_ content: String) -> String {
        "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command>\(content)<clTRID>A-2</clTRID></command></epp>"
    }

    static func domain(_ verb: String, _ content: String) -> String {
        command("<\(verb)><d:\(verb) xmlns:d='\(Namespace.domain)'>\(content)</d:\(verb)></\(verb)>")
    }

    @Test func aRegistrarLogsInRegistersADomainAndReadsIt() throws {
        let session = Self.session()
        #expect(try Self.code(session, Self.domain("info", "<d:name>new.example</d:name>")) == "2002")
        #expect(try Self.code(session, Self.login) == "1000")
        #expect(try Self.code(session, Self.login) == "2002")
        #expect(try Self.code(session, Self.domain("info", "<d:name>new.example</d:name>")) == "2303")
        let create = "<d:name>new.example</d:name><d:authInfo><d:pw>2fooBAR</d:pw></d:authInfo>"
        #expect(try Self.code(session, Self.domain("create", create)) == "1000")
        #expect(try Self.code(session, Self.domain("create", create)) == "2302")
        #expect(try Self.code(session, Self.domain("info", "<d:name>NEW.example</d:name>")) == "1000")
        #expect(try Self.code(session, Self.command("<logout/>")) == "1500")
    }

    /// One limit, told as the frame's: what the parser takes is no less.
    @Test func aFrameIsReadUpToTheLimitOfFrames() throws {
        var limits = SessionLimits()
        limits.frameBytes = 8 << 20
        let world = World(policy: Policy())
        let store = Store(world, clock: .frozen(at: Self.start))
        let server = EPPServer(
            store,
            Router(commands: standardCommands, extensions: [], policy: Policy()),
            limits: limits
        )
        let session = EPPService(server).conversation()
        var output = Output()
        session.open(Peer(address: "127.0.0.1"), at: Monotonic(nanoseconds: 1), &output)
        output = Output()
        let names = String(repeating: "<d:name>new.example</d:name>", count: 200_000)
        let xml = Array(Self.domain("check", names).utf8)
        let frame = FrameDecoder.header(forXMLOf: xml.count) + xml
        for start in stride(from: 0, to: frame.count, by: 65_536) {
            let end = min(frame.count, start + 65_536)
            session.receive(frame.span.extracting(start..<end), at: Monotonic(nanoseconds: 2), &output)
        }
        // Nobody has logged in: the frame was read to its end, and understood.
        #expect(String(decoding: output.bytes, as: UTF8.self).contains("code=\"2002\""))
    }

    /// What the extension that warns of a connection reads is what the handshake agreed on (RFC 8807 §3.1).
    @Test func aLoginKnowsTheConnectionItCameBy() {
        let session = Self.session()
        var output = Output()
        let certificate = PeerCertificate(commonName: "alpha", notAfter: 1_767_225_600)
        var peer = Peer(address: "127.0.0.1", certificate: certificate)
        peer.protocolVersion = "TLSv1.2"
        peer.cipher = "ECDHE-RSA-AES128-SHA"
        session.open(peer, at: .now(), &output)
        #expect(session.facts.value.tlsProtocol == "TLSv1.2")
        #expect(session.facts.value.cipher == "ECDHE-RSA-AES128-SHA")
        #expect(session.facts.value.certificate?.expires == Self.start)
    }

    @Test(arguments: [("en", "1000"), ("FR", "1000"), ("de", "2102")])
    func theLanguagesOfTheGreetingAreTaken(_ language: String, _ code: String) throws {
        var policy = Policy()
        policy.session.languages = ["en", "fr"]
        let login = Self.login.replacing("<lang>en</lang>", with: "<lang>\(language)</lang>")
        #expect(try Self.code(Self.session(policy), login) == code)
    }

    @Test(arguments: [(SessionPolicy.UnknownExtension.refuse, "2103"), (.ignore, "1000")])
    func extensionsThatAreNotAnnouncedAreRefusedOrIgnored(
        _ unknownExtensions: SessionPolicy.UnknownExtension,
        _ code: String
    ) throws {
        var policy = Policy()
        policy.session.unknownExtensions = unknownExtensions
        let more = "<svcExtension><extURI>urn:example:unknown</extURI></svcExtension></svcs>"
        #expect(try Self.code(Self.session(policy), Self.login.replacing("</svcs>", with: more)) == code)
    }
}
