import MockRegistry
import Testing

@testable import mock_registry

struct InvocationTests {
    @Test func argumentsAreTaken() throws {
        let invocation = try Invocation(
            ["serve", "--port", "0", "--policy=classic", "--idle-time", "5m", "--require-client-certificate"],
            environment: [:]
        )
        #expect(invocation.configuration.port == 0)
        #expect(invocation.configuration.limits.idleTime == .seconds(300))
        #expect(invocation.configuration.requiresClientCertificate)
        #expect(invocation.action == .serve)
    }

    @Test func argumentsWinOverVariables() throws {
        let environment = ["MOCK_REGISTRY_PORT": "1234", "MOCK_REGISTRY_READY_FILE": "ready.json"]
        let invocation = try Invocation(["--port", "99"], environment: environment)
        #expect(invocation.configuration.port == 99)
        #expect(invocation.readyFile == "ready.json")
    }

    @Test func frozenClockStandsStillAtItsDate() throws {
        let arguments = ["--clock", "2026-01-01T00:00:00Z", "--speed", "0"]
        let configuration = try Invocation(arguments, environment: [:]).configuration
        guard case .at("2026-01-01T00:00:00Z") = configuration.time else { return #expect(Bool(false)) }
        #expect(configuration.speed == 0)
    }

    @Test(arguments: [
        (["--nope"], "There is no option --nope; --help tells them all."),
        (["--port", "x"], "--port takes a whole number from 0 to 65535, not \"x\"."),
        (["--port", "65536"], "--port takes a whole number from 0 to 65535, not \"65536\"."),
        (["--port"], "--port needs a value: the port;"),
        (["--idle-time", "0s"], "--idle-time takes a length of time"),
        (["--help=x"], "--help takes no value."),
        (["--clock", "soon"], "--clock takes real, frozen or a date"),
        (["--clock", "9999-12-31T00:00:00Z"], "--clock takes real, frozen or a date"),
        (["--speed", "-1"], "--speed takes a number from 0 to 1000000"),
        (["--log-level", "loud"], "--log-level takes off, error, info or debug"),
        (["--certificate", "a.pem"], "--certificate and --private-key belong together."),
        (["dance"], "There is no command \"dance\""),
        (["policies", "show"], "There is no command \"policies show\""),
    ])
    func wrongArgumentsAreNamed(_ arguments: [String], _ sentence: String) {
        let error = #expect(throws: SetupError.self) { _ = try Invocation(arguments, environment: [:]) }
        #expect(error?.kind == .usage)
        #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "")")
    }

    @Test func wrongVariableIsNamed() {
        let error = #expect(throws: SetupError.self) {
            _ = try Invocation([], environment: ["MOCK_REGISTRY_THREADS": "none"])
        }
        #expect(error?.description.hasPrefix("MOCK_REGISTRY_THREADS: --threads takes") == true)
    }

    @Test func helpNamesEveryOption() {
        for option in Options.all { #expect(Help.text.contains("  --\(option.name)")) }
        #expect(Set(Options.all.map(\.name)).count == Options.all.count)
    }
}
