import EPP
import Faults
import Journal
import Network
import Session
import SessionSupport
import Testing
import XML

/// What a client hears while its server stops (RFC 5730 §3, 2500).
@Suite("Sessions of a server that stops")
struct StoppingTests {
    @Test("A command that has come is not carried out, told 2500, and ends the session; nothing behind it is answered")
    func aCommandThatCameTooLate() throws {
        let dialogue = Dialogue([], isRecorded: true)
        #expect(dialogue.code(Frames.create("before.example")) == "1000")
        dialogue.session.beginDraining(at: .now())
        let output = dialogue.send([Frames.create("late.example"), Frames.create("later.example")])
        #expect(output.documents.map(\.code) == ["2500"])
        let answer = try #require(output.documents.first)
        #expect(answer.clientTransactionID == "A-2")
        #expect(answer.text(of: "msg") == "Command failed; server closing connection")
        #expect(answer.text(of: "reason")?.contains("was not carried out") == true)
        #expect(output.steps.last == .close)
        #expect(dialogue.exists("before.example") && !dialogue.exists("late.example"))
        #expect(dialogue.server.sessions.count(of: "alpha") == 0)
        let verdicts = dialogue.server.journal?.entries().compactMap { entry in
            if case .verdict(let verdict) = entry.event { return verdict.code }
            return nil
        }
        #expect(verdicts == [1000, 1000, 2500])
    }

    @Test("A login and a command that cannot be read are told the end, too")
    func others() {
        for (frame, code) in [(Frames.login("alpha"), "2500"), (Frames.command("<renew/>"), "2500")] {
            let dialogue = Dialogue([], as: nil)
            dialogue.session.beginDraining(at: .now())
            let output = dialogue.send(frame)
            #expect(output.documents.map(\.code) == [code])
            #expect(output.steps.last == .close)
        }
    }

    @Test("A logout is carried out; a hello is greeted, as it is no command")
    func logoutAndHello() {
        let dialogue = Dialogue([])
        dialogue.session.beginDraining(at: .now())
        let greeting = dialogue.send(Frames.hello)
        #expect(greeting.documents.first?.first("greeting") != nil)
        #expect(greeting.steps.isEmpty)
        let output = dialogue.send(Frames.logout)
        #expect(output.documents.map(\.code) == ["1500"])
        #expect(output.steps.last == .close)
    }

    @Test("A silent session is closed without a word")
    func silence() {
        let dialogue = Dialogue([])
        dialogue.session.beginDraining(at: .now())
        var output = Output()
        dialogue.session.drain(at: .now(), &output)
        #expect(output.bytes.isEmpty)
        #expect(output.steps == [.close])
    }

    @Test("A frame that has begun is waited for, half a second at most")
    func halfAFrame() {
        for isCompleted in [true, false] {
            let dialogue = Dialogue([])
            let now = Monotonic.now()
            let xml = Frames.create("late.example")
            let frame = FrameDecoder.header(forXMLOf: xml.utf8.count) + Array(xml.utf8)
            let (beginning, rest) = (Array(frame[..<20]), Array(frame[20...]))
            var output = Output()
            dialogue.session.receive(beginning.span, at: now, &output)
            dialogue.session.beginDraining(at: now)
            dialogue.session.drain(at: now, &output)
            #expect(output.bytes.isEmpty && output.steps.isEmpty)
            #expect(dialogue.session.deadline == now + .milliseconds(500))
            if isCompleted {
                dialogue.session.receive(rest.span, at: now, &output)
                #expect(output.documents.map(\.code) == ["2500"])
            } else {
                dialogue.session.expire(at: now + .milliseconds(500), &output)
                #expect(output.bytes.isEmpty)
            }
            #expect(output.steps == [.close])
        }
    }

    @Test("No fault acts on a command that is not carried out, and none is used up")
    func faults() {
        let dialogue = Dialogue([FaultRule(match: FaultMatch(command: "domain:create"), effect: .result(code: 2400))])
        dialogue.session.beginDraining(at: .now())
        #expect(dialogue.code(Frames.create("late.example")) == "2500")
        #expect(dialogue.server.faults.records.first?.acted == 0)
    }
}
