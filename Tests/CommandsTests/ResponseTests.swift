import Commands
import EPP
import Registry
import Testing
import XML

@Suite struct ResponseTests {
    /// Some clients wait for ever for an answer that is shorter than 256 bytes.
    @Test(arguments: ResultCode.allCases) func evenTheShortestAnswerIsLong(code: ResultCode) throws {
        let answer = Response(refusal: EPPError(code), TransactionIDs(client: nil, server: "M-1")).bytes
        #expect(answer.count + 4 > 256)
        let result = try XMLReader().read(answer).first("response")?.first("result")
        #expect(result?[attribute: "code"] == String(code.rawValue))
        #expect(result?.first("msg")?.text == code.message)
    }
}
