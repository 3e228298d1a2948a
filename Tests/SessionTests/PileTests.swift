import EPP
import Network
import Registry
import SessionSupport
import Testing

@testable import Session

/// Thousands of objects that are due at once: who asks then waits, and others need not.
@Suite("Sessions while much is due")
struct PileTests {
    private func server(_ clock: Clock) -> EPPServer {
        let server = Dialogue.server(clock: clock)
        server.store.operate { world, now in
            for number in 1...20_000 {
                let (created, name) = (now - .days(400), "d\(number).example")
                world.apply(
                    .domain(
                        Domain(name: name, id: number, sponsor: "alpha", created: created, expires: now + .days(1))
                    )
                )
            }
        }
        return server
    }

    private let info = Frames.command(
        "<info><d:info xmlns:d='\(Namespace.domain)'><d:name>d20000.example</d:name></d:info></info>"
    )

    @Test("What was asked is held back in steps that let others in, and answered when time has acted on everything")
    func held() throws {
        let clock = Clock.frozen(at: Dialogue.start)
        let dialogue = Dialogue(server(clock))
        clock.advance(by: .days(1))
        var output = dialogue.send([info, Frames.poll])
        var waits = 0
        while output.documents.isEmpty {
            #expect(output.steps == [.pause(.milliseconds(1))] && dialogue.session.isHeld)
            waits += 1
            output = Output()
            dialogue.session.resume(at: .now(), &output)
        }
        #expect(waits > 2)
        #expect(output.documents.map(\.code) == ["1000", "1300"])
        #expect(output.documents[0].text(of: "exDate") == (Dialogue.start + .days(366)).description)
        #expect(!dialogue.session.isHeld && output.steps.isEmpty)
        // A session that is not held has nothing to go on with.
        dialogue.session.resume(at: .now(), &output)
        #expect(output.documents.count == 2)
    }

    @Test("Who acts inside the process gets the answer of then, too")
    func inside() throws {
        let clock = Clock.frozen(at: Dialogue.start)
        let conversation = RegistrarConversation(server(clock), as: "alpha", for: "a test")
        guard case .answered = conversation.logIn(at: .now()).outcome else {
            throw EPPError(.commandFailed, "no login")
        }
        clock.advance(by: .days(1))
        let answer = conversation.ask(Array(info.utf8), at: .now())
        guard case .answered(let xml) = answer.outcome else { throw EPPError(.commandFailed, "no answer") }
        #expect(String(decoding: xml, as: UTF8.self).contains((Dialogue.start + .days(366)).description))
    }
}
