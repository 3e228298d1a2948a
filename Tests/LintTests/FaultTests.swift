import EPP
import TestSupport
import Testing
import XML

@testable import Faults
@testable import Lint

/// Answers that this product spoils on purpose: what is forbidden is found, what is only unusual is not.
@Suite struct FaultTests {
    private static let request = Frames.command(Frames.about("info", Frames.domain, "<name>a.example</name>"))
    private static let answer = Frames.response(
        1000,
        data: Frames.data("infData", Frames.domain, "<name>a.example</name><roid>R-1</roid><clID>alpha</clID>")
    )

    private static func flaws(_ spoil: (Element) -> [UInt8], of answer: String = answer) throws -> [Flaw] {
        var linter = Linter()
        #expect(linter.flaws(of: Array(request.utf8), from: .client) == [])
        return linter.flaws(of: spoil(try XMLReader().read(Array(answer.utf8))), from: .server)
    }

    @Test(arguments: InvalidAnswer.allCases) func whatIsInvalidIsFound(_ kind: InvalidAnswer) throws {
        #expect(try !Self.flaws(kind.spoil).isEmpty)
    }

    @Test(arguments: InvalidAnswer.allCases) func whatIsInvalidInAGreetingIsFound(_ kind: InvalidAnswer) throws {
        var linter = Linter()
        let flaws = linter.flaws(of: kind.spoil(try XMLReader().read(Array(Frames.greeting.utf8))), from: .server)
        // A greeting has no message and no code.
        #expect(flaws.isEmpty == [.missingMessage, .unknownCode].contains(kind))
    }

    @Test func anotherIdentifierIsFound() throws {
        #expect(try Self.flaws(ChangeTransactionID().document).map(\.rule) == [.clientIdentifierEcho])
        #expect(try Self.flaws(ChangeTransactionID(becomes: "X-1").document).map(\.rule) == [.clientIdentifierEcho])
    }

    @Test func anotherObjectIsFound() throws {
        #expect(try Set(Self.flaws(ChangeObject().document).map(\.rule)) == [.otherObject])
    }

    @Test(arguments: AnswerStyle.allCases) func whatIsOnlyUnusualIsNotFound(_ style: AnswerStyle) throws {
        #expect(try Self.flaws(WriteInStyle(as: [style]).document) == [])
        #expect(try Self.flaws(WriteInStyle(as: [style]).document, of: Frames.response(2303)) == [])
    }
}
