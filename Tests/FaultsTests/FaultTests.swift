import EPP
import Faults
import Network
import Registry
import Session
import SessionSupport
import Testing
import XML

@testable import Faults

@Suite struct FaultTests {
    private func dialogue(_ effect: FaultEffect, on command: Glob = "domain:*", times: Int? = nil) -> Dialogue {
        Dialogue([FaultRule(match: FaultMatch(command: command), effect: effect, remaining: times)])
    }

    @Test func aForcedResultKeepsTheCommandFromBeingCarriedOut() throws {
        let client = dialogue(.result(code: 2400, message: "try later"), times: 1)
        let answer = try #require(client.send(Frames.create("a.example")).documents.first)
        #expect(answer.code == "2400")
        #expect(answer.text(of: "msg") == "try later")
        #expect(answer.clientTransactionID == "A-2")
        #expect(!client.exists("a.example"))
        #expect(client.code(Frames.create("a.example")) == "1000")
        #expect(client.server.faults.isEmpty)
    }

    /// So a test that resets the registry meets the same faults again.
    @Test(arguments: [false, true]) func withoutRulesTheRandomNumbersBeginAnew(byReset: Bool) {
        let faults = Faults(seed: 7)
        let rule = FaultRule(match: FaultMatch(probability: 0.5), effect: .garbage(bytes: 4))
        func drawn() -> [UInt64?] {
            _ = faults.add(rule)
            return (0..<20).map { _ in faults.choose(.answer, FaultContext("hello"))?.drawn }
        }
        let first = drawn()
        #expect(first.contains(nil) && Set(first).count > 2)
        #expect(drawn() != first)
        if byReset { faults.reset() } else { faults.removeAll() }
        #expect(faults.isEmpty)
        #expect(drawn() == first)
        #expect(faults.rules.map(\.id) == ["fault-1"])
    }

    @Test func aForcedResultMayHideThatTheCommandTookEffect() {
        let client = dialogue(.result(code: 2400, carriesOut: true))
        #expect(client.code(Frames.create("a.example")) == "2400")
        #expect(client.exists("a.example"))
    }

    @Test func aForcedClosingCodeEndsTheSession() {
        let client = dialogue(.result(code: 2500))
        let output = client.send(Frames.create("a.example"))
        #expect(output.documents.first?.code == "2500")
        #expect(output.steps == [.close])
        #expect(client.server.sessions.count(of: "alpha") == 0)
    }

    @Test(arguments: [
        (FaultEffect.close(at: .beforeCommand, by: .abort), Output.Step.abort, false),
        (.close(at: .beforeCommand, by: .reset), .reset, false),
        (.close(at: .beforeAnswer), .close, true),
        (.close(at: .beforeAnswer, by: .reset), .reset, true),
        (.close(at: .beforeAnswer, by: .abort, undo: true), .abort, false),
    ])
    func connectionsCloseAroundACommand(_ effect: FaultEffect, _ end: Output.Step, _ tookEffect: Bool) {
        let client = dialogue(effect)
        let output = client.send(Frames.create("a.example"))
        #expect(output.sent.isEmpty)
        #expect(output.steps == [end])
        #expect(client.exists("a.example") == tookEffect)
        #expect(client.send(Frames.hello).sent.isEmpty)
    }

    @Test(arguments: [false, true])
    func anAnswerNeverComes(undo: Bool) {
        let client = dialogue(.neverAnswer(undo: undo), times: 1)
        let output = client.send(Frames.create("a.example"))
        #expect(output.sent.isEmpty && output.steps.isEmpty)
        #expect(client.exists("a.example") != undo)
        #expect(client.code(Frames.info("a.example")) == (undo ? "2303" : "1000"))
    }

    @Test func answersComeLateAndInTheirOrder() {
        let client = dialogue(.delay(milliseconds: 300), times: 1)
        let xml = [Frames.create("a.example"), Frames.info("a.example")]
        let frames = xml.flatMap { FrameDecoder.header(forXMLOf: $0.utf8.count) + Array($0.utf8) }
        var output = Output()
        client.session.receive(frames.span, at: .now(), &output)
        #expect(output.bytes.isEmpty)
        #expect(output.steps.first == .pause(.milliseconds(300)))
        #expect(output.documents.map(\.code) == ["1000", "1000"])
        #expect(output.documents.last?.text(of: "name") == "a.example")
    }

    @Test func jitterStaysWithinItsBoundsAndRepeatsFromTheSeed() {
        func pauses() -> [Output.Step?] {
            let client = dialogue(.delay(milliseconds: 100, jitter: 50))
            return (0..<20).map { _ in client.send(Frames.info("a.example")).steps.first }
        }
        let first = pauses()
        #expect(first == pauses())
        #expect(Set(first.map { "\(String(describing: $0))" }).count > 5)
        for case .pause(let time)? in first { #expect((.milliseconds(100)...(.milliseconds(150))).contains(time)) }
    }

    @Test func eachErrorTakesLonger() {
        let client = dialogue(.tarpit(milliseconds: 10))
        #expect(client.send(Frames.info("a.example")).steps.first == .pause(.milliseconds(10)))
        #expect(client.send(Frames.info("a.example")).steps.first == .pause(.milliseconds(20)))
        #expect(client.send(Frames.create("a.example")).steps.isEmpty)
        #expect(client.send(Frames.info("b.example")).steps.first == .pause(.milliseconds(30)))
    }

    @Test func drips() {
        let client = dialogue(.slow(bytesPerWrite: 3, everyMilliseconds: 2))
        let output = client.send(Frames.info("a.example"))
        guard case .slow(3, .milliseconds(2), _)? = output.steps.first else { return #expect(Bool(false)) }
        #expect(output.documents.first?.code == "2303")
    }

    @Test func anExtensionThatNobodyKnowsIsAdded() throws {
        let client = dialogue(.unknownExtension(namespace: "urn:example:other-1.0"), on: "*")
        for (frame, extensions) in [(Frames.info("a.example"), 1), (Frames.hello, nil)] {
            let answer = try #require(client.send(frame).documents.first)
            let added = answer.children.first?.first("extension")?.children
            #expect(added?.count == extensions)
            guard extensions != nil else { continue }
            #expect(added?.first?.namespace == "urn:example:other-1.0")
            // Where it may stand (RFC 5730 §2.6).
            #expect(answer.children.first?.children.suffix(2).map(\.name) == ["extension", "trID"])
        }
    }

    @Test func transactionIdentifiersAreWrongOrMissing() {
        #expect(
            dialogue(.clientTransactionID(becomes: "B-9")).send(Frames.info("a.example")).documents.first?
                .clientTransactionID == "B-9"
        )
        let missing = dialogue(.clientTransactionID()).send(Frames.info("a.example")).documents.first
        #expect(missing?.code == "2303")
        #expect(missing?.clientTransactionID == nil)
    }

    @Test func theAnswerIsAboutAnotherObject() {
        let client = dialogue(.foreignObject(name: "other.example"), on: "domain:info")
        #expect(client.code(Frames.create("mine.example")) == "1000")
        let answer = client.send(Frames.info("mine.example")).documents.first
        #expect(answer?.code == "1000")
        #expect(answer?.text(of: "name") == "other.example")
        #expect(answer?.clientTransactionID == "A-2")
    }

    @Test func framesAreTruncatedOrStall() {
        let silent = dialogue(.stall(after: 30)).send(Frames.info("a.example"))
        #expect(silent.sent.count == 30)
        #expect(silent.steps.count == 1)
        let broken = dialogue(.truncate(after: 2, then: .reset)).send(Frames.info("a.example"))
        #expect(broken.sent.count == 2)
        #expect(broken.steps.last == .reset)
        let cut = dialogue(.truncate(after: 2)).send(Frames.info("a.example"))
        #expect(cut.sent.count == 2)
        #expect(cut.steps.last == .abort)
    }

    @Test(arguments: [-40, -5000, 7, .max, .min])
    func lengthsAreWrong(difference: Int) {
        let usual = dialogue(.delay(milliseconds: 0)).send(Frames.info("a.example")).sent
        let wrong = dialogue(.wrongLength(difference: difference)).send(Frames.info("a.example")).sent
        #expect(wrong.dropFirst(4) == usual.dropFirst(4))
        let length = wrong.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        #expect(length == min(max(usual.count + min(max(difference, -(1 << 31)), 1 << 31), 0), Int(UInt32.max)))
    }

    /// However much a rule asks for, an answer is no larger than memory bears.
    @Test func paddingIsBounded() {
        func length(_ effect: FaultEffect) -> Int {
            guard case .send(let bytes) = effect.kind.delivery(of: [0x20], drawn: 1, errors: 0).steps.first else {
                return 0
            }
            return bytes.count
        }
        #expect(length(.oversized(bytes: .max)) == 64 << 20 + 4)
        #expect(length(.garbage(bytes: .max)) == 1 << 20 + 4)
    }

    @Test func framesAreOversizedOrGarbage() {
        let oversized = dialogue(.oversized(bytes: 200_000)).send(Frames.info("a.example"))
        #expect(oversized.sent.count == 200_004)
        #expect(oversized.documents.first?.code == "2303")
        let garbage = dialogue(.garbage(bytes: 64)).send(Frames.info("a.example"))
        #expect(garbage.sent.count == 68)
        #expect(garbage.documents.isEmpty)
    }

    @Test(arguments: AnswerStyle.allCases)
    func everyStyleSaysTheSame(_ style: AnswerStyle) throws {
        let plain = Dialogue([])
        #expect(plain.code(Frames.create("a.example")) == "1000")
        let styled = dialogue(.style(as: [style]))
        _ = styled.send(Frames.create("a.example"))
        for frame in [Frames.info("a.example"), Frames.info("b.example")] {
            let (usual, unusual) = (plain.send(frame), styled.send(frame))
            var expected = try #require(usual.documents.first)
            var answer = try #require(unusual.documents.first)
            #expect(usual.sent != unusual.sent || [.severalResults, .defaultNamespaces].contains(style))
            if style == .severalResults, answer.code == "2303" {
                #expect(answer.first("response")?.all("result").count == 2)
                answer.changeFirstChild { $0.children.removeFirst() }
            }
            do {
                expected.changeFirstChild { $0.changeFirst("trID") { $0.children.removeLast() } }
                answer.changeFirstChild { $0.changeFirst("trID") { $0.children.removeLast() } }
            }
            #expect(answer.meaning == expected.meaning)
        }
    }

    @Test func stylesCombine() throws {
        let all = AnswerStyle.allCases.filter { $0 != .severalResults && $0 != .noDeclaration }
        let client = dialogue(.style(as: all))
        let answer = client.send(Frames.create("a.example"))
        #expect(answer.sent.dropFirst(4).starts(with: [0xFE, 0xFF]))
        #expect(answer.documents.first?.text(of: "name") == "a.example")
    }

    @Test(arguments: InvalidAnswer.allCases)
    func invalidAnswers(_ kind: InvalidAnswer) {
        let output = dialogue(.invalid(by: kind)).send(Frames.info("a.example"))
        let usual = Dialogue([]).send(Frames.info("a.example"))
        #expect(output.sent.count > 4)
        #expect(output.documents.first?.meaning != usual.documents.first?.meaning)
        #expect(output.documents.isEmpty == (kind == .notWellFormed))
    }

    @Test func theGreetingFailsToo() {
        let closed = Dialogue([FaultRule(effect: .close(at: .beforeGreeting, by: .reset))], as: nil)
        #expect(closed.opening.sent.isEmpty)
        #expect(closed.opening.steps == [.reset])
        let rule = FaultRule(match: FaultMatch(command: "greeting"), effect: .invalid(by: .wrongNamespace))
        let spoilt = Dialogue([rule], as: nil)
        #expect(spoilt.opening.documents.first?.namespace == "urn:ietf:params:xml:ns:epp-1.1")
        #expect(spoilt.send(Frames.hello).documents.first?.namespace == Namespace.epp)
    }

    @Test func sessionsAreLimited() {
        let faults = Faults()
        _ = faults.add(FaultRule(match: FaultMatch(registrar: "alpha"), effect: .sessionLimit(sessions: 1)))
        let server = Dialogue.server(faults)
        let first = Dialogue(server)
        #expect(first.code(Frames.poll) == "1300")
        let second = Dialogue(server, as: nil)
        let refusal = second.send(Frames.login("alpha"))
        #expect(refusal.documents.first?.code == "2502")
        #expect(refusal.steps == [.close])
        #expect(Dialogue(server, as: nil).code(Frames.login("beta")) == "1000")
        #expect(first.code(Frames.logout) == "1500")
        #expect(Dialogue(server, as: nil).code(Frames.login("alpha")) == "1000")
    }

    @Test func commandsAreLimitedEachSecond() {
        let client = dialogue(.rateLimit(perSecond: 2, code: 2306))
        let second: UInt64 = 1_000_000_000
        func code(at moment: UInt64) -> String? {
            client.send(Frames.info("a.example"), at: Monotonic(nanoseconds: moment)).documents.first?.code
        }
        #expect((0..<3).map { code(at: 9 * second + $0) } == ["2303", "2303", "2306"])
        #expect(code(at: 10 * second) == "2303")
    }

    @Test func maintenanceHasItsHours() {
        let clock = Clock.frozen(at: Dialogue.start)
        let hour = FaultWindow(from: Dialogue.start + .days(1), until: Dialogue.start + .days(2))
        let faults = Faults()
        _ = faults.add(FaultRule(effect: .maintenance(during: hour, closes: true)))
        let server = Dialogue.server(faults, clock: clock)
        let client = Dialogue(server)
        #expect(client.code(Frames.info("a.example")) == "2303")
        clock.advance(by: .days(1))
        let other = Dialogue(server)
        #expect(other.code(Frames.logout) == "1500")
        let refusal = client.send(Frames.info("a.example"))
        #expect(refusal.documents.first?.code == "2500")
        #expect(refusal.steps == [.close])
        clock.advance(by: .days(1))
        #expect(Dialogue(server).code(Frames.info("a.example")) == "2303")
    }
}

extension Element {
    /// What it says, without the white space between elements.
    var meaning: Element {
        var element = self
        element.children = children.map(\.meaning)
        if !children.isEmpty { element.text = "" }
        return element
    }
}
