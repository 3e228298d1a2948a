import Arguments
import Foundation
import Lint
import MockRegistry
import TestSupport
import Testing
import XML

@testable import Recorder

/// Documents in files: the RFCs' own, this repository's dialogues, and what cannot be used.
@Suite struct LintFileTests {
    private static var conversations: String { Fixtures.folder.appendingPathComponent("conversations").path }

    private static func schemas() throws -> LintSchemas {
        let folder = URL(fileURLWithPath: Standards.schema).deletingLastPathComponent().path
        return try LintSchemas(SchemaFolder.schemas(in: folder), of: SchemaFolder.namespaces(in: folder))
    }

    /// The RFCs' samples break no rule, by schemas or without.
    @Test(.enabled(if: Standards.areHere, "\(Standards.sentence)"), arguments: [false, true])
    func theSamplesAreClean(_ usesSchemas: Bool) throws {
        let folder = try #require(Standards.folder?.appendingPathComponent("samples").path)
        var examination = try FileExamination(schemas: usesSchemas ? Self.schemas() : nil, except: [])
        try examination.examine(folder)
        #expect(examination.report.documents == Standards.samples.count)
        #expect(examination.report.findings.map(\.line) == [])
        #expect(examination.report.unvalidated == (usesSchemas ? ["urn:ietf:params:xml:ns:obj"] : []))
    }

    /// In the dialogues the server is right, and a client is wrong only where it is refused.
    @Test(arguments: [false, Standards.areHere])
    func inTheDialoguesOnlyRefusedCommandsAreFound(_ usesSchemas: Bool) throws {
        var examination = try FileExamination(
            schemas: usesSchemas ? Self.schemas() : nil,
            // A dialogue's commands are told apart by their files.
            except: ["client-id-unique"]
        )
        try examination.examine(Self.conversations)
        #expect(examination.report.documents > 2000)
        #expect(examination.report.findings.count > 50)
        for finding in examination.report.findings {
            #expect(finding.sender == .client, "\(finding.line)")
            // A message that is asked for needs no name, and one does no harm.
            if finding.flaw.rule.name == "poll-message" { continue }
            // Registries that ask the holder have no code, whatever RFC 5731 §3.2.4 says of requests.
            if finding.flaw.rule.name == "transfer-code", finding.subject.name.contains("confirmed-by-") { continue }
            let answer = finding.subject.name.replacing(".request.xml", with: ".response.xml")
            let text = try String(contentsOfFile: answer, encoding: .utf8)
            #expect(text.contains("<result code=\"2"), "\(finding.line)")
        }
    }

    /// A schema's complaint has its line; a namespace without a schema is told, and not taken for wrong.
    @Test func schemasAreHeldAgainst() throws {
        let folder = try TemporaryFolder()
        let epp = "urn:ietf:params:xml:ns:epp-1.0"
        _ = folder.file(
            "epp-1.0.xsd",
            """
            <schema targetNamespace="\(epp)" elementFormDefault="qualified" xmlns="http://www.w3.org/2001/XMLSchema">
            <element name="epp"><complexType><choice><element name="hello"/><any namespace="##other"/></choice></complexType></element></schema>
            """
        )
        let wrong = folder.file("wrong.xml", "<epp xmlns='\(epp)'>\n<greeting/></epp>")
        let foreign = folder.file("foreign.xml", "<epp xmlns='\(epp)'><x xmlns='urn:x'/></epp>")
        let schemas = try LintSchemas(
            SchemaFolder.schemas(in: folder.path),
            of: SchemaFolder.namespaces(in: folder.path)
        )
        var examination = FileExamination(schemas: schemas, except: [])
        try examination.examine(wrong)
        try examination.examine(foreign)
        let found = examination.report.findings.filter { $0.flaw.rule.name == "schema" }
        #expect(found.map(\.subject.name) == [wrong] && found.first?.flaw.line == 2)
        #expect(examination.report.unvalidated == ["urn:x"])
    }

    @Test func aFolderWithoutDocumentsIsTold() throws {
        var examination = FileExamination(schemas: nil, except: [])
        let folder = try TemporaryFolder()
        let error = #expect(throws: ArgumentError.self) { try examination.examine(folder.path) }
        #expect(error?.description == "There is no XML document in \(folder.path).")
    }

    @Test(arguments: [
        (["lint"], "Name files or folders to examine, or a server by --to HOST:PORT."),
        (["lint", "--except", "poll-mesage", "a.xml"], "There is no rule \"poll-mesage\"; did you mean poll-message?"),
        (["lint", "--format", "xml", "a.xml"], "--format takes text, json, sarif or junit, not \"xml\"."),
        (["lint", "nowhere.xml"], "The file nowhere.xml cannot be read."),
        (["lint", "--schemas", "nowhere", "a.xml"], "There are no XML schemas in nowhere."),
    ])
    func badInputIsASentence(_ arguments: [String], _ sentence: String) throws {
        let error = #expect(throws: ArgumentError.self) {
            var invocation = LintInvocation()
            _ = try LintInvocation.usage.read(arguments, into: &invocation)
            _ = try LintProgram(invocation: invocation).perform()
        }
        #expect(error?.description == sentence)
        #expect(LintProgram.run(arguments, environment: [:]) == 2)
    }

    @Test func theReportIsWrittenAndTheStatusTells() throws {
        let folder = try TemporaryFolder()
        let good = folder.file("good.xml", "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><hello/></epp>")
        let bad = folder.file("bad.xml", "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><hello>")
        let report = folder.path + "/report.json"
        #expect(LintProgram.run(["lint", good, "--format", "json", "--out", report], environment: [:]) == 0)
        #expect(LintProgram.run(["lint", good, bad, "--format", "json", "--out", report], environment: [:]) == 1)
        let text = try String(contentsOfFile: report, encoding: .utf8)
        #expect(text.contains("\"rule\":\"well-formed\"") && text.contains("\"documents\":2"))
        #expect(LintProgram.run(["lint", bad, "--except", "well-formed", "--out", report], environment: [:]) == 0)
        #expect(try String(contentsOfFile: report, encoding: .utf8) == "0 findings in 1 document\n")
    }
}

/// A folder that is gone with the test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and gives its path.
    func file(_ name: String, _ text: String) -> String {
        _ = FileManager.default.createFile(atPath: "\(path)/\(name)", contents: Data(text.utf8))
        return "\(path)/\(name)"
    }
}
