import Arguments
import ControlAPI
import Foundation
import HTTP
import TestSupport
import Testing

@testable import Operator

/// The control API as commands: one for each call, and each seen to act.
@Suite(.timeLimit(.minutes(2))) struct OperatorCommandTests {
    /// A route without a command, or a line of the table without a route, fails here.
    @Test func everyCallHasACommand() {
        let routes = ControlAPI.described.routes.map(\.key)
        let commands = OperatorCommand.all.map(\.route.key)
        #expect(Set(routes).subtracting(commands) == [])
        #expect(commands.count == Set(commands).count && commands.count == routes.count)
        #expect(CommandTable.text.split(separator: "\n").count == commands.count)
        #expect(Set(OperatorCommand.all.map(\.words)).count == commands.count)
    }

    /// What stands behind the words goes into the path or into the body, and nothing of the path is left open.
    @Test func everyOperandIsOfItsCall() {
        for command in OperatorCommand.all {
            let parameters = Set(command.route.template.parameters)
            let fields = Set(command.body.names)
            for operand in command.operands where !parameters.union(fields).contains(operand.name) {
                #expect(operand.isFile && command.route.request != nil, "\(command.words) \(operand.name)")
            }
            let open = parameters.subtracting(command.operands.map(\.name)).subtracting(["registry"])
            #expect(open.isEmpty, "\(command.words) leaves \(open)")
            #expect(Set(OperatorInvocation.usage(of: command).options.map(\.name)).count > 5)
        }
    }

    @Test func anEventThatIsTooLongIsNotAwaited() {
        var reader = EventReader(longest: 100)
        #expect(
            reader.receive(Array("event: a\ndata: \(String(repeating: "x", count: 80))\n\n".utf8))?.map(\.name) == ["a"]
        )
        #expect(reader.receive(Array("event: b\ndata: \(String(repeating: "x", count: 80))\n".utf8)) != nil)
        #expect(reader.receive(Array("data: \(String(repeating: "x", count: 80))\n".utf8)) == nil)
        var other = EventReader(longest: 100)
        #expect(other.receive([UInt8](repeating: 0x78, count: 101)) == nil)
    }

    @Test func everyCommandActs() throws {
        let server = try TypedServer()
        try server.aboutTheServer()
        server.aboutTime()
        try server.aboutObjects()
        try server.aboutFaultsAndJournal()
        try server.aboutHolders()
        #expect(Set(OperatorCommand.all.map(\.words)).subtracting(server.used) == [])
    }

    @Test func tablesNameTheirColumns() throws {
        let server = try TypedServer()
        let lines = server.type("domain list --limit 2 --sponsor alpha").split(separator: "\n")
        #expect(
            lines.first?.split(separator: " ").map(String.init) == [
                "name", "sponsor", "registrant", "expires", "shownStatuses",
            ]
        )
        #expect(lines.count == 3 && lines[1].hasPrefix("alpha-1.example "))
        #expect(server.type("session") == "(none)\n")
    }

    @Test(arguments: [
        (
            "clock advence 5d", OperatorProgram.Status.usage,
            "There is no command \"clock advence\": clock [show], clock freeze"
        ),
        ("clock advance", .usage, "BY is missing: mock-registry clock advance BY."),
        ("clock advance 5d 6d", .usage, "\"6d\" is too much"),
        ("clock advance 5x", .refused, "\"5x\" is no length of time"),
        ("domain change alpha-1.example registrnt=x", .usage, "There is no field \"registrnt\""),
        ("domain change alpha-1.example sponsor", .usage, "\"sponsor\" is too much"),
        ("domain show none.example", .refused, "There is no domain \"none.example\"."),
        ("domain list --nope 1", .usage, "There is no option --nope"),
        ("registrar change alpha balance=much", .usage, "\"balance\" is integer, not \"much\"."),
        ("registry show --control ftp://x", .usage, "\"ftp://x\" is no address of a control API"),
        ("registry show nowhere", .refused, "There is no registry \"nowhere\"."),
        ("state replace none.json", .unreadable, ""),
        ("fault add slwo", .usage, "No fault is called \"slwo\". Did you mean slow? There are slow, lossy"),
        ("fault add 2999", .refused, "There is no result 2999"),
        (
            "fault add 2400 domain:transfr", .refused,
            "No command is called domain:transfr; did you mean domain:transfer?"
        ),
        ("fault add slow domain:info", .usage, "slow needs a length of time"),
        ("fault add garbage length=1", .usage, "garbage has no parameter length: bytes."),
        ("fault add close at=beforeAnswer undo=maybe", .usage, "undo is yes or no, not \"maybe\"."),
        ("fault add lost --extension authCode:request", .refused, "No extension is called authCode."),
        ("clock --control http://127.0.0.1:1", .disconnected, "cannot connect to port 1 of 127.0.0.1"),
    ])
    func whatIsWrongIsTold(_ line: String, _ status: OperatorProgram.Status, _ sentence: String) throws {
        let server = try TypedServer()
        #expect(server.type(line, status) == "")
        #expect(server.complaint.hasPrefix("mock-registry: \(sentence)"), "\(server.complaint)")
        #expect(server.complaint.split(separator: "\n").count == 1)
    }

    @Test func aTokenComesFromTheEnvironmentOrAFile() throws {
        let server = try TypedServer(token: "open-sesame")
        server.type("clock", .refused)
        #expect(server.complaint.contains("MOCK_REGISTRY_CONTROL_TOKEN or --token-file"))
        server.type("clock", .done, ["MOCK_REGISTRY_CONTROL_TOKEN": "open-sesame"])
        server.type("clock --token-file \(try server.file("token", "open-sesame\n"))")
        server.type("clock", .usage, ["MOCK_REGISTRY_CONTROL_TOKEN": "a\r\nX: b"])
    }

    @Test func overTLSTheServerIsKnownByItsCertificate() throws {
        let server = try TypedServer(usesTLS: true)
        let authority = server.folder.appending(path: "certs/ca.pem").path
        #expect(server.type("clock --ca \(authority)").contains("2026-01-01"))
        server.type("clock", .done, ["MOCK_REGISTRY_CA": authority])
        // Another authority's certificates do not do.
        let other = try TypedServer(usesTLS: true)
        server.type("clock --ca \(other.folder.appending(path: "certs/ca.pem").path)", .disconnected)
    }

    @Test func helpTellsOfEachCommand() throws {
        let server = try TypedServer()
        #expect(server.type("control").split(separator: "\n").count == OperatorCommand.all.count * 2 + 1)
        #expect(server.type("clock help").contains("mock-registry clock advance BY"))
        #expect(server.type("domain list --help").contains("--expiring VALUE"))
        #expect(server.type("fault add -h").contains("slow TIME"))
        #expect(OperatorProgram.takes(["tail"]) && !OperatorProgram.takes(["serve"]) && !OperatorProgram.takes([]))
    }

    @Test(arguments: [
        ("http://localhost:7701", "localhost", 7701, false), ("http://[::1]:80/", "::1", 80, false),
        ("https://registry.test", "registry.test", 443, true),
    ])
    func addressesAreRead(_ url: String, _ host: String, _ port: Int, _ usesTLS: Bool) throws {
        let address = try ControlAddress(url)
        #expect(address.host == host && address.port == port && address.usesTLS == usesTLS)
    }

    /// What a client has sent does not move the cursor of whoever reads.
    @Test func controlCharactersAreShownAsNone() throws {
        #expect("a\u{1B}[31mb\u{202E}c\u{9B}".printable == "a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}")
        let server = try TypedServer()
        let body = try server.file("label.json", "{\"label\": \"a\\u009b31mb\"}")
        server.type("registry label default x --body \(body)")
        #expect(!server.type("registry list").unicodeScalars.contains { $0.value == 0x9B })
    }
}
