import Faults
import Network
import Session
import SessionSupport
import Testing

@testable import Faults

@Suite struct ReservedNameTests {
    @Test(arguments: ReservedNames.all.map(\.name))
    func everyNameMakesTroubleWhenItIsCreated(_ name: String) {
        let usual = Dialogue(Dialogue.server(Faults(reservedNames: false)))
        let answer = usual.send(Frames.create(name)).documents.first
        #expect(answer?.code == "1000")
        #expect(answer?.clientTransactionID == "A-2")

        let troubled = Dialogue([])
        let output = troubled.send(Frames.create(name))
        let same = output.steps.isEmpty && output.documents.first?.meaning == answer?.meaning
        #expect(!same)
    }

    @Test func aLostAnswerCanBeAskedFor() {
        let server = Dialogue.server()
        #expect(Dialogue(server).send(Frames.create("answer-lost.example")).steps == [.abort])
        #expect(Dialogue(server).code(Frames.info("answer-lost.example")) == "1000")
        #expect(Dialogue(server).send(Frames.create("close-before-answer.example")).steps == [.abort])
        #expect(Dialogue(server).code(Frames.info("close-before-answer.example")) == "2303")
    }

    @Test func checksAreSpared() {
        let client = Dialogue([])
        for reserved in ReservedNames.all { #expect(client.code(Frames.check(reserved.name)) == "1000") }
    }

    @Test func theCaseOfTheNameDoesNotMatter() {
        #expect(Dialogue([]).code(Frames.create("Command-FAILED.example")) == "2400")
    }

    @Test func aRuleComesFirst() {
        let rule = FaultRule(match: FaultMatch(name: "command-failed.example"), effect: .result(code: 2308))
        #expect(Dialogue([rule]).code(Frames.create("command-failed.example")) == "2308")
    }
}
