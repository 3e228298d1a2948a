import EPP
import Session
import TestSupport
import Testing
import XML

/// Every hostile document is answered with 2001, before login and after it, and the session goes on.
@Suite struct HostileDocumentTests {
    private static let files = Fixtures.names(in: "hostile").filter { $0.hasSuffix(".xml") }

    @Test func thereAreDocuments() { #expect(Self.files.count > 20) }

    @Test(arguments: files, [true, false])
    func isRefused(_ file: String, isLoggedIn: Bool) throws {
        let registry = try DemoRegistry.shared.get()
        let dialogue = InProcessDialogue(registry.server)
        if isLoggedIn { _ = dialogue.ask(registry.login("alpha")) }
        let document = try Fixtures.bytes("hostile/\(file)")
        let bytes = dialogue.send(FrameDecoder.header(forXMLOf: document.count) + document)
        // A frame without XML, or beyond the limit, is a framing error: no answer.
        guard document.count > 0, document.count + 4 <= registry.server.limits.frameBytes else {
            #expect(bytes.isEmpty && dialogue.isOver)
            return
        }
        let answer = try XMLReader().read(Array(bytes.dropFirst(4)))
        #expect(answer.first("response")?.first("result")?[attribute: "code"] == "2001")
        #expect(!dialogue.isOver)
        #expect(dialogue.ask(Array("<epp xmlns='\(Namespace.epp)'><hello/></epp>".utf8)) != nil)
    }
}
