import Arguments
import Foundation
import Testing

@testable import Load

struct OptionsTests {
    @Test func `no flag at all means the demo world`() throws {
        let options = try read()
        #expect(options.host == "127.0.0.1")
        #expect(options.workload == .info)
        #expect(options.connections == 16)
    }

    @Test func `every flag is read`() throws {
        let options = try read(
            "--host",
            "::1",
            "--port",
            "7001",
            "--ca",
            "ca.pem",
            "--pid",
            "42",
            "--client",
            "beta",
            "--password",
            "x",
            "--certificate",
            "c.pem",
            "--private-key",
            "k.pem",
            "--command",
            "create",
            "--name",
            "a.test",
            "--zone",
            "test",
            "--contact",
            "",
            "--connections",
            "3",
            "--pipeline",
            "2",
            "--threads",
            "2",
            "--seconds",
            "1.5",
            "--warm-up",
            "0",
            "--json"
        )
        #expect((options.host, options.port, options.authority) == ("::1", 7001, "ca.pem"))
        #expect((options.process, options.client, options.password) == (42, "beta", "x"))
        #expect((options.certificate, options.privateKey) == ("c.pem", "k.pem"))
        #expect((options.workload, options.name, options.zone) == (.create, "a.test", "test"))
        #expect((options.contact, options.connections, options.pipeline) == ("", 3, 2))
        #expect((options.threads, options.seconds, options.warmUp) == (2, 1.5, 0))
        #expect(options.isJSON)
    }

    @Test(arguments: [
        "192.0.2.1", "example.com", "0.0.0.0", "127.0.0", "127.0.0.256", "127.0.0.1.example", "127.1", "",
    ])
    func `a host elsewhere is refused with a sentence`(host: String) throws {
        let refusal = try #require(throws: LoadError.self) { try read("--host", host) }
        #expect(refusal.kind == .usage)
        #expect(refusal.description.contains("loopback"))
    }

    @Test(arguments: ["127.0.0.1", "127.255.0.9", "::1", "localhost"])
    func `a loopback address is taken`(host: String) throws { #expect(try read("--host", host).host == host) }

    @Test(arguments: [
        ["--nonsense"], ["--port"], ["--port", "0"], ["--port", "1", "--port", "1"], ["--seconds", "601"],
        ["--seconds", "nan"], ["--pipeline", "65"], ["--command", "renew"], ["--client", "beta"],
        ["--certificate", "c.pem"], ["--ready-file", "/nowhere/at/all"],
        ["--binary", "a"], ["--against", "b"], ["--rounds", "3"],
        ["--binary", "a", "--against", "b", "--port", "7700"], ["--binary", "a", "--against", "b", "--rounds", "0"],
    ])
    func `flags that make no sense are refused`(arguments: [String]) {
        #expect(throws: LoadError.self) { try Options(arguments) }
    }

    @Test func `threads are no more than connections`() throws {
        #expect(try read("--threads", "16", "--connections", "2").threads == 2)
    }

    @Test func `the ready file tells where the server is`() throws {
        let text = #"{"host": "0.0.0.0", "port": 4700, "ca": "certs/ca.pem", "pid": 77, "control": {"port": 1}}"#
        var options = Options()
        options.adopt(try ReadyFile(Data(text.utf8)))
        #expect((options.host, options.port) == ("127.0.0.1", 4700))
        #expect((options.authority, options.process) == ("certs/ca.pem", 77))
    }

    @Test func `two builds to compare`() throws {
        let options = try read("--binary", "new", "--against", "old", "--rounds", "3")
        #expect((options.binary, options.against) == ("new", "old"))
        #expect(options.rounds == 3)
        #expect(try read().binary == nil)
    }

    @Test func `the help names every flag once`() {
        let usage = LoadCommand.usage
        for option in usage.options {
            #expect(usage.help.components(separatedBy: "  --\(option.name) ").count == 2)
        }
    }

    private func read(_ arguments: String...) throws -> Options { try Options(arguments) }
}
