import Foundation
import Testing
import XML

@Suite struct SchemaSetTests {
    /// A schema of two files, so that an import by relative path is tried.
    private static let main = """
        <schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a" xmlns:t="urn:types" \
        elementFormDefault="qualified">
        <import namespace="urn:types" schemaLocation="types.xsd"/>
        <element name="a"><complexType><sequence>
        <element name="pw" type="t:pw" maxOccurs="unbounded"/>
        <element name="count" type="int" minOccurs="0"/>
        </sequence></complexType></element></schema>
        """
    private static let types = """
        <schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:types">
        <simpleType name="pw"><restriction base="token"><minLength value="6"/></restriction></simpleType></schema>
        """

    private func compile(_ files: [String: String]) throws -> SchemaSet {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        return try SchemaSet(contentsOf: folder.appendingPathComponent("all.xsd").path)
    }

    private func usual() throws -> SchemaSet { try compile(["all.xsd": Self.main, "types.xsd": Self.types]) }

    @Test func validDocumentsHaveNoProblems() throws {
        let schema = try usual()
        let document = "<a xmlns='urn:a'><pw>secret</pw><count>1</count></a>"
        #expect(schema.problems(in: Array(document.utf8)).isEmpty)
        let wide = [UInt8](try #require("\u{FEFF}\(document)".data(using: .utf16BigEndian)))
        #expect(schema.problems(in: wide).isEmpty)
    }

    @Test func problemsTellTheLineAndTheElement() throws {
        let problems = try usual().problems(in: Array("<a xmlns='urn:a'>\n<other/></a>".utf8))
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("line 2: Element '{urn:a}other': This element is not expected") == true)
    }

    @Test func problemsKeepSecrets() throws {
        let document = "<a xmlns='urn:a'><pw>se'cr</pw><count>the' is not a valid value of secret</count></a>"
        let problems = try usual().problems(in: Array(document.utf8))
        #expect(problems.count >= 2)
        #expect(!problems.contains { $0.contains("cr") && !$0.contains("xs:") })
        #expect(!problems.contains { $0.contains("secret") })
        #expect(problems.contains { $0.hasSuffix("the value is not a valid value of the atomic type 'xs:int'.") })
    }

    @Test func onlyTheFirstFewAreKept() throws {
        let document = "<a xmlns='urn:a'>" + String(repeating: "<pw>x</pw>", count: 5000) + "</a>"
        let schema = try usual()
        #expect(schema.problems(in: Array(document.utf8)).count == 5)
        #expect(schema.problems(in: Array(document.utf8), atMost: 2).count == 2)
    }

    @Test func notWellFormedIsAProblem() throws {
        let schema = try usual()
        #expect(schema.problems(in: Array("<a>".utf8)).count == 1)
        #expect(schema.problems(in: Array("<!DOCTYPE a><a xmlns='urn:a'><pw>secret</pw></a>".utf8)).count == 1)
    }

    /// A document can not bring its own schema along.
    @Test func schemaLocationsOfDocumentsAreIgnored() throws {
        let document = """
            <a xmlns="urn:a" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="urn:b missing.xsd">
            <pw>secret</pw></a>
            """
        #expect(try usual().problems(in: Array(document.utf8)).isEmpty)
    }

    @Test func unusableSchemas() {
        #expect(throws: XMLError.self) { try SchemaSet(contentsOf: "no/such/file.xsd") }
        #expect(throws: XMLError.self) { try compile(["all.xsd": "<schema"]) }
        #expect(throws: XMLError.self) { try compile(["all.xsd": Self.main]) }
        let remote = Self.main.replacing("types.xsd", with: "http://127.0.0.1:9/types.xsd")
        #expect(throws: XMLError.self) { try compile(["all.xsd": remote, "types.xsd": Self.types]) }
    }

    @Test func oneSchemaServesManyThreads() async throws {
        let schema = try usual()
        let problems = await withTaskGroup(of: Int.self) { group in
            for index in 0..<50 {
                group.addTask {
                    let pw = index.isMultiple(of: 2) ? "secret" : "bad"
                    return schema.problems(in: Array("<a xmlns='urn:a'><pw>\(pw)</pw></a>".utf8)).isEmpty ? 0 : 1
                }
            }
            return await group.reduce(0, +)
        }
        #expect(problems == 25)
    }
}
