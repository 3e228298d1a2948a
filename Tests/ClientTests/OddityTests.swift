import EPP
import Foundation
import Locks
import Registry
import TLS
import TestSupport
import Testing
import XML

@testable import Client

/// What the client says of servers: nothing of this one, and each fault of another.
@Suite struct OddityTests {
    /// A client's session as a dialogue of the golden ones.
    private final class ClientDialogue: Dialogue {
        let session: ClientSession
        var odd: [String] = []
        private var hasEnded = false

        init(_ port: Int, _ authority: PEM) throws {
            var address = ServerConnection.Address()
            (address.port, address.authority) = (port, authority)
            session = try ClientSession(ServerConnection(to: address), mark: "T")
        }

        func greeting() -> [UInt8] { session.greeting.document }

        func ask(_ xml: [UInt8]) throws -> [UInt8]? {
            do {
                let answer = try session.ask(xml)
                odd += session.takeOddities()
                return answer.document
            } catch ClientSession.Failure.connection(.closed) {
                hasEnded = true
                return nil
            }
        }

        var isOver: Bool {
            get throws { try hasEnded || ask(Array("<epp xmlns='\(Namespace.epp)'><hello/></epp>".utf8)) == nil }
        }
    }

    /// The client speaks every dialogue, hears what is expected, and finds nothing odd in this server.
    @Test(arguments: Conversation.all)
    func everyDialogue(_ conversation: Conversation) throws {
        let registry = try DemoRegistry(of: conversation)
        var dialogues: [ClientDialogue] = []
        let complaints = try TLSServer.shared.get().serve(registry) { port, authority in
            var run = ConversationRun(
                conversation,
                clock: registry.store.clock,
                outbox: registry.lastDelivery,
                holder: registry.answerTransfer,
                login: registry.login
            ) {
                let dialogue = try ClientDialogue(port, authority)
                dialogues.append(dialogue)
                return dialogue
            }
            try run.play()
            return run.complaints
        }
        #expect(complaints == [])
        let odd = dialogues.flatMap(\.odd).filter { !$0.contains("not asked for at login") }
        #expect(odd == [])
    }

    private static let greeting = """
        <greeting><svID>other</svID><svDate>2026-01-01T00:00:00Z</svDate><svcMenu><version>1.0</version><lang>en</lang>\
        <objURI>\(Namespace.domain)</objURI></svcMenu><dcp><access><all/></access><statement><purpose><admin/></purpose>\
        <recipient><public/></recipient><retention><stated/></retention></statement></dcp></greeting>
        """

    private static let ok = "<result code='1000'><msg>ok</msg></result>"

    /// What is odd in what a server answers to an info, when it greets and answers so.
    private static func oddities(
        _ greeting: String = Self.greeting,
        _ answer: @escaping @Sendable (Element) -> String
    ) throws -> [String] {
        try ForeignServer.serve(greeting: greeting, answer: answer) { port, authority in
            var address = ServerConnection.Address()
            (address.port, address.authority) = (port, authority)
            let session = try ClientSession(ServerConnection(to: address), mark: "T")
            _ = try session.ask(Array("<epp xmlns='\(Namespace.epp)'><hello/></epp>".utf8))
            let name = Markup("domain:name", text: "a.example")
            _ = try session.ask(Markup("info", [Markup("domain:info", ["xmlns:domain": Namespace.domain], [name])]), [])
            return session.takeOddities()
        }
    }

    /// `%` stands for the identifiers that a right answer has.
    @Test(arguments: [
        ("<response><result><msg/></result>%</response>", "the result has no code (RFC 5730 §3)"),
        ("<hello/>", "a server sends <hello> (RFC 5730 §2.1)"),
        ("<response><result code='1234'><msg>?</msg></result>%</response>", "1234 is no code of EPP (RFC 5730 §3)"),
        ("<response>\(ok)<trID><clTRID>AAA</clTRID></trID></response>", "no svTRID"),
        ("<response>\(ok)<trID><clTRID>BBB</clTRID><svTRID>S</svTRID></trID></response>", "comes back as BBB"),
        ("<response><result code='1301'><msg>ok</msg></result>%</response>", "only a poll request ends so"),
        ("<response>\(ok)<extension><x xmlns='urn:u'/></extension>%</response>", "<x> is of urn:u"),
        ("<response>\(ok)\(ok)%</response>", "a success has 2 results"),
        ("<response>\(ok)%</response>", "<info> is answered without <infData> (RFC 5731 §3.1.2)"),
    ])
    func eachFaultIsTold(_ content: String, _ sentence: String) throws {
        let odd = try Self.oddities { document in
            guard document.first("hello") == nil else { return Self.greeting }
            let identifier = document.first("command")?.first("clTRID")?.text ?? ""
            let identifiers = "<trID><clTRID>\(identifier)</clTRID><svTRID>S</svTRID></trID>"
            return content.replacing("%", with: identifiers)
        }
        #expect(odd.contains { $0.contains(sentence) }, "\(odd)")
    }

    /// What a poor greeting lacks is told, and once, however often it comes.
    @Test func aPoorGreetingIsTold() throws {
        let poor = "<greeting><svcMenu><version>1.0</version><lang>en</lang></svcMenu></greeting>"
        let odd = try Self.oddities(poor) { document in
            document.first("hello") == nil ? ForeignServer.response(Self.ok, to: document) : poor
        }
        for part in ["svID", "svDate", "dcp"] {
            #expect(odd.count { $0 == "<greeting> has no <\(part)> (RFC 5730 §2.4)" } == 1, "\(odd)")
        }
    }

    /// A server that knows loginSec is told every password there, with who asks (RFC 8807 §4.1); one too short for its
    /// type, and one for a server without it, go the old way.
    @Test(
        arguments: [
            (true, "foo2bar", "[LOGIN-SECURITY]", "foo2bar"), (true, "short", "short", nil),
            (false, "foo2bar", "foo2bar", nil),
        ] as [(Bool, String, String, String?)]
    )
    func passwordsGoWhereTheyBelong(_ isSecure: Bool, _ password: String, _ plain: String, _ secure: String?) throws {
        let uri = "urn:ietf:params:xml:ns:epp:loginSec-1.0"
        let menu = "<svcExtension><extURI>\(uri)</extURI></svcExtension></svcMenu>"
        let greeting = isSecure ? Self.greeting.replacing("</svcMenu>", with: menu) : Self.greeting
        let heard = Locked<Element?>(nil)
        let answer: @Sendable (Element) -> String = { document in
            heard.withLock { $0 = document }
            return ForeignServer.response(Self.ok, to: document)
        }
        try ForeignServer.serve(greeting: greeting, answer: answer) { port, authority in
            var address = ServerConnection.Address()
            (address.port, address.authority) = (port, authority)
            let session = try ClientSession(ServerConnection(to: address), mark: "T")
            #expect(try session.login("gavin", password: password).code == 1000)
            #expect(session.takeOddities() == [])
        }
        let command = try #require(heard.withLock { $0 }?.first("command"))
        #expect(command.first("login")?.first("pw")?.text == plain)
        let security = command.first("extension")?.children.first
        #expect(security?.namespace == (isSecure && secure != nil ? uri : nil))
        #expect(security?.first("pw")?.text == secure)
        #expect((security?.first("userAgent")?.first("app")?.text == "mock-registry epp") == (secure != nil))
    }
}
