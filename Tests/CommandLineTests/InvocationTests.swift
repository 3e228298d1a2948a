import Arguments
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
        let lenient = try Invocation(
            ["--strangers-to-login", "--tls-legacy", "--allow-readable-keys"],
            environment: [:]
        )
        #expect(lenient.configuration.admitsStrangersToLogin && !invocation.configuration.admitsStrangersToLogin)
        #expect(lenient.configuration.allowsLegacyTLS && !invocation.configuration.allowsLegacyTLS)
        #expect(lenient.configuration.allowsReadableKeys && !invocation.configuration.allowsReadableKeys)
    }

    @Test func proxiesAreBlocksOfAddresses() throws {
        let invocation = try Invocation(["--proxy-from", "10.0.0.0/8", "--proxy-from", "::1"], environment: [:])
        #expect(invocation.configuration.trustedProxies == ["10.0.0.0/8", "::1"])
        let error = #expect(throws: SetupError.self) {
            _ = try Invocation(["--proxy-from", "10.0.0.0/33"], environment: [:])
        }
        #expect(error?.description.hasPrefix("--proxy-from takes an address such as 10.0.0.7") == true)
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
        (["--log-level", "loud"], "--log-level takes off, error, warning, notice, info or debug"),
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
        let usage = Program.usage
        for option in usage.options { #expect(usage.help.contains("  --\(option.name)")) }
        #expect(Set(usage.options.map(\.name)).count == usage.options.count)
    }

    @Test(arguments: [
        (["--prot", "1"], "There is no option --prot; did you mean --port?"),
        (["-port", "1"], "There is no option -port; did you mean --port?"),
        (["-p", "1"], "There is no option -p; --help tells them all."),
        (["--port", "1", "--port", "2"], "--port is given twice."),
        (["serv"], "There is no command \"serv\"; did you mean serve?"),
        (["polices", "show", "tac"], "There is no command \"polices show tac\"; did you mean policies?"),
        (["serve", "--", "x"], "There is no command \"serve -- x\""),
        (["--policy", "tak"], "There is no policy \"tak\": classic, secure, "),
    ])
    func whatWasProbablyMeantIsNamed(_ arguments: [String], _ sentence: String) {
        let error = #expect(throws: SetupError.self) { _ = try Invocation(arguments, environment: [:]) }
        #expect(error?.kind == .usage)
        #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "")")
    }

    @Test func misspeltPolicyIsToldWithTheNearest() {
        let error = #expect(throws: SetupError.self) { _ = try Invocation(["--policy", "tak"], environment: [:]) }
        #expect(error?.description.hasSuffix("; did you mean tac?") == true)
    }

    @Test(arguments: ["mine.json", "./mine", "Fixtures/policies/tac.json"])
    func whatLooksLikeAFileIsOne(_ path: String) throws {
        guard case .file(path) = try Invocation(["--policy", path], environment: [:]).configuration.rules else {
            return #expect(Bool(false))
        }
    }

    @Test(arguments: [
        (["-h"], Invocation.Action.showHelp), (["help"], .showHelp), (["certs", "--help"], .showHelp),
        (["-v"], .showVersion), (["version"], .showVersion), (["policies"], .listPolicies),
        (["policies", "list"], .listPolicies), (["policies", "show", "tac"], .showPolicy("tac")),
    ])
    func wordsAndLettersAreCommands(_ arguments: [String], _ action: Invocation.Action) throws {
        #expect(try Invocation(arguments, environment: [:]).action == action)
    }

    @Test(arguments: ["registry", "*.test.example", "192.0.2.1", "2001:db8::1", "REGISTRY.example"])
    func hostNamesAreTaken(_ name: String) throws {
        let invocation = try Invocation(["--host-name", name, "--host-name", "b"], environment: [:])
        #expect(invocation.configuration.hostNames == [name.lowercased(), "b"])
    }

    @Test(arguments: ["*", "*.example", "a.*.example", "a b", "", "a..b", "a,b", "http://a", "a:80"])
    func otherHostNamesAreRefused(_ name: String) {
        let error = #expect(throws: SetupError.self) { try Invocation(["--host-name", name], environment: [:]) }
        #expect(error?.description.hasPrefix("--host-name takes a name such as") == true)
    }

    @Test func webhooksMayGoWhereTheOptionSays() throws {
        let control = try Invocation(["--webhook-host", "ci.example", "--webhook-host", "10.0.0.7"], environment: [:])
        #expect(control.completeConfiguration.control?.webhookHosts == ["ci.example", "10.0.0.7"])
        let trusting = try Invocation(["--webhook-ca", "ca.pem"], environment: [:]).completeConfiguration.control
        #expect(trusting?.webhookAuthorityFile == "ca.pem")
    }

    @Test func aCommandsRegistryChoosesItsPort() throws {
        let invocation = try Invocation(["run", "--", "pytest", "-x", "--port"], environment: [:])
        #expect(invocation.action == .run(["pytest", "-x", "--port"]))
        #expect(invocation.completeConfiguration.port == 0)
        #expect(invocation.completeConfiguration.control?.port == 0)
        #expect(try Invocation(["run", "--port", "7", "--", "x"], environment: [:]).configuration.port == 7)
    }

    @Test func unknownVariablesAreTold() throws {
        let invocation = try Invocation([], environment: ["MOCK_REGISTRY_PROT": "1", "MOCK_OTHER": "1"])
        #expect(invocation.warnings == ["No option is set by MOCK_REGISTRY_PROT; did you mean MOCK_REGISTRY_PORT?"])
    }
}
