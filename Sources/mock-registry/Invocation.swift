import Arguments
import MockRegistry
import Registry

/// What the command line asks for.
struct Invocation: Sendable {
    enum Action: Sendable, Equatable {
        case serve
        /// Makes the certificates and ends.
        case makeCertificates
        case listPolicies
        case showPolicy(String)
        case showHelp
        case showVersion
    }

    var action = Action.serve
    var configuration = Configuration()
    /// Where to say that the server is ready.
    var readyFile: String?
    var registryFile: String?
    var control = ControlChoice()
    /// What is no error and yet hardly meant.
    var warnings: [String] = []

    /// What was said about the control API.
    struct ControlChoice: Sendable {
        var isOff = false
        var hasConsole = true
        var host: String?
        var port: Int?
        var token: String?
        var usesTLS = false
    }

    init() {
        configuration.port = 7700
        configuration.certificateDirectory = "certs"
        configuration.logLevel = .info
        configuration.threads = 0
    }
}

extension Invocation {
    /// Reads the arguments, and the environment's variables for what they leave open.
    init(_ arguments: [String], environment: [String: String]) throws(SetupError) {
        self.init()
        do throws(ArgumentError) {
            warnings = try Program.usage.read(arguments, environment: environment, into: &self).warnings
        } catch {
            throw SetupError(.usage, error.description)
        }
        if let identity = configuration.identity, identity.certificateFile.isEmpty || identity.privateKeyFile.isEmpty {
            throw SetupError(.usage, "--certificate and --private-key belong together.")
        }
    }
}

extension Program {
    /// What the program can be called with.
    static let usage = ProgramUsage<Invocation>(
        "mock-registry",
        "an EPP registry to test against",
        commands: [
            .init("[serve]", "run the registry until SIGTERM or SIGINT") { _, _ throws(ArgumentError) in },
            .init("certs", "make the development certificates and end") { invocation, _ throws(ArgumentError) in
                invocation.action = .makeCertificates
            },
            .init("policies [list]", "list the policies that are known by name") {
                invocation,
                _ throws(ArgumentError) in invocation.action = .listPolicies
            },
            .init("policies show", taking: .one(policyName), "print one whole, to start a file of one's own from") {
                invocation,
                operands throws(ArgumentError) in
                for name in operands { invocation.action = .showPolicy(name) }
            },
            .init("help", "tell all this") { invocation, _ throws(ArgumentError) in invocation.action = .showHelp },
            .init("version", "tell the version") { invocation, _ throws(ArgumentError) in
                invocation.action = .showVersion
            },
        ],
        groups: Options.groups,
        notes: """
            Each option can be given as a variable of the environment: --ready-file as MOCK_REGISTRY_READY_FILE.
            """,
        variablePrefix: "MOCK_REGISTRY_"
    )

    private static let policyName = OptionValue("NAME", words: Policy.builtIn.map(\.name))

    /// Says which policies there are, and which was probably meant.
    static func unknownPolicy(_ name: String) -> ArgumentError {
        let known = Policy.builtIn.map(\.name)
        let near = NearestWord.to(name, among: known).map { "; did you mean \($0)?" } ?? "."
        return ArgumentError("There is no policy \"\(name)\": \(known.joined(separator: ", "))\(near)")
    }
}
