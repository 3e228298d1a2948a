import EPP
import Foundation
import Registry
import TLS
import TestSupport
import Testing

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
        let registry = try DemoRegistry(conversation.policy(), seed: conversation.seed)
        var dialogues: [ClientDialogue] = []
        let complaints = try TLSServer.shared.get().serve(registry) { port, authority in
            var run = ConversationRun(
                conversation,
                clock: registry.store.clock,
                outbox: registry.lastDelivery,
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

    @Test(arguments: [
        ("<response><msg/></response>", "no result code"),
        (
            "<response><result code='1234'><msg>?</msg></result><trID><svTRID>S</svTRID></trID></response>",
            "no result code (RFC 5730 §3)"
        ),
        ("<response><result code='1000'><msg>ok</msg></result><trID><clTRID>A</clTRID></trID></response>", "no svTRID"),
        (
            "<response><result code='1000'><msg>ok</msg></result><trID><clTRID>B</clTRID><svTRID>S</svTRID></trID></response>",
            "comes back as B"
        ),
        (
            "<response><result code='1301'><msg>ok</msg></result><trID><clTRID>A</clTRID><svTRID>S</svTRID></trID></response>",
            "message queue"
        ),
        (
            "<response><result code='2303'><msg>no</msg></result><resData><x xmlns='u'/></resData><trID><clTRID>A</clTRID><svTRID>S</svTRID></trID></response>",
            "tells no data"
        ),
        (
            "<response><result code='1000'><msg>ok</msg></result><extension><x xmlns='urn:u'/></extension><trID><clTRID>A</clTRID><svTRID>S</svTRID></trID></response>",
            "not asked for at login: urn:u"
        ),
        (
            "<response><result code='1000'><msg/></result><trID><clTRID>A</clTRID><svTRID>S</svTRID></trID></response>",
            "no words"
        ),
        (
            "<response><result code='1000'><msg>a</msg></result><result code='1000'><msg>a</msg></result><trID><clTRID>A</clTRID><svTRID>S</svTRID></trID></response>",
            "one result"
        ),
        ("<hello/>", "no <response>"),
    ])
    func eachFaultIsTold(_ content: String, _ sentence: String) throws {
        let answer = try Answer(Array("<epp xmlns='\(Namespace.epp)'>\(content)</epp>".utf8))
        let sent = Array("<epp xmlns='\(Namespace.epp)'><command><logout/><clTRID>A</clTRID></command></epp>".utf8)
        #expect(answer.flaws(asAnswerTo: sent, []).contains { $0.contains(sentence) })
    }

    @Test func aPoorGreetingIsTold() throws {
        let answer = try Answer(Array("<epp xmlns='\(Namespace.epp)'><greeting><svcMenu/></greeting></epp>".utf8))
        #expect(answer.flawsOfGreeting.count == 6)
    }
}
