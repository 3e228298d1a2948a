import Foundation
import Testing

@testable import Load

struct DocumentsTests {
    @Test func `values are escaped`() {
        #expect(Documents.login(client: "a&b", password: "<p>").contains("<clID>a&amp;b</clID><pw>&lt;p&gt;</pw>"))
    }

    @Test func `two creates have two names`() {
        var options = Options()
        options.workload = .create
        let frames = Frames(options, mark: "abc")
        var (one, other): ([UInt8], [UInt8]) = ([], [])
        frames.work?.append(number: 1, to: &one)
        frames.work?.append(number: 2, to: &other)
        #expect(text(one).contains("<domain:name>load-abc-00000001.example</domain:name>"))
        #expect(text(other).contains("<domain:name>load-abc-00000002.example</domain:name>"))
    }

    @Test func `without a contact none is sent`() throws {
        var options = Options()
        options.workload = .create
        options.contact = ""
        let document = try #require(Documents.work(options, mark: "abc"))
        #expect(!document.contains("contact"))
    }

    @Test(arguments: [Workload.info, .check, .create, .update, .hello])
    func `a request is well formed but for its number`(workload: Workload) throws {
        var options = Options()
        options.workload = workload
        let document = try #require(Documents.work(options, mark: "abc"))
        #expect(document.contains("<clTRID>LOAD-########</clTRID>") == (workload != .hello))
        #expect(document.hasSuffix("</epp>"))
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
