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

    /// A response with these results and this content.
    private static func response(
        _ results: String,
        _ content: String = "",
        _ identifiers: String = "<clTRID>AAA</clTRID><svTRID>S</svTRID>"
    ) -> String {
        "<response>\(results)\(content)<trID>\(identifiers)</trID></response>"
    }

    private static let ok = "<result code='1000'><msg>ok</msg></result>"

    @Test(arguments: [
        ("<response><msg/></response>", "no result code"), ("<hello/>", "no <response>"),
        (response("<result code='1234'><msg>?</msg></result>"), "no result code (RFC 5730 §3)"),
        (response(ok, "", "<clTRID>AAA</clTRID>"), "no svTRID"),
        (response(ok, "", "<clTRID>BBB</clTRID><svTRID>S</svTRID>"), "comes back as BBB"),
        (response("<result code='1301'><msg>ok</msg></result>"), "message queue"),
        (response("<result code='2303'><msg>no</msg></result>", "<resData><x xmlns='u'/></resData>"), "tells no data"),
        (response(ok, "<extension><x xmlns='urn:u'/></extension>"), "not asked for at login: urn:u"),
        (response("<result code='1000'><msg/></result>"), "no words"), (response(ok + ok), "one result"),
    ])
    func eachFaultIsTold(_ content: String, _ sentence: String) throws {
        let answer = try Answer(Array("<epp xmlns='\(Namespace.epp)'>\(content)</epp>".utf8))
        let sent = Array("<epp xmlns='\(Namespace.epp)'><command><logout/><clTRID>AAA</clTRID></command></epp>".utf8)
        #expect(answer.flaws(asAnswerTo: sent, []).contains { $0.contains(sentence) })
    }

    @Test func aPoorGreetingIsTold() throws {
        let answer = try Answer(Array("<epp xmlns='\(Namespace.epp)'><greeting><svcMenu/></greeting></epp>".utf8))
        #expect(answer.flawsOfGreeting.count == 6)
    }
}
