import Arguments
import Client
import Hosting
import JSON
import MockRegistry
import Operator
import Recorder
import Registry
import Seed

/// What the command line asks for.
struct Invocation: Sendable {
    enum Action: Sendable, Equatable {
        case serve
        /// Runs the registry with a class in it.
        case serveClass
        /// Makes the certificates and ends.
        case makeCertificates
        /// Runs a command beside a registry.
        case run([String])
        /// Asks a running registry whether it is ready.
        case probe
        case listPolicies
        case showPolicy(String)
        case showCompletions(Shell)
        case showManualPage
        case showHelp
        case showVersion
    }

    var action = Action.serve
    var configuration = Configuration()
    /// Where to say that the server is ready.
    var readyFile: String?
    var registryFile: String?
    /// The folder that stands for options which are not given.
    var setup: SetupFolder?
    var control = ControlChoice()
    var lesson = ClassChoice()
    /// What is no error and yet hardly meant.
    var warnings: [String] = []
    /// The options that were given, by their names.
    var given: Set<String> = []

    /// What was said about the control API.
    struct ControlChoice: Sendable {
        var isOff = false
        var hasConsole = true
        var host: String?
        var port: Int?
        var token: String?
        /// Whether the token was made, and must be told.
        var hasMadeToken = false
        var usesTLS = false
        var connections: Int?
        var connectionsPerAddress: Int?
        var webhookHosts: [String] = []
        var webhookAuthorityFile: String?
    }

    init() {
        configuration.port = 7700
        configuration.certificateDirectory = "certs"
        configuration.logLevel = .notice
        configuration.threads = 0
    }
}

extension Invocation {
    /// Reads the arguments, and the environment's variables for what they leave open.
    init(_ arguments: [String], environment: [String: String]) throws(SetupError) {
        self.init()
        do throws(ArgumentError) {
            let given = try Program.usage.read(
                arguments,
                environment: environment,
                readingFilesBy: Program.options(in:),
                into: &self
            )
            (self.given, warnings) = (given.options, given.warnings)
        } catch {
            throw SetupError(error)
        }
        if let setup { try configuration.setUp(from: setup, except: given) }
        try prepareClass()
        // A command's registry takes no port that another may have.
        if case .run = action, !given.contains("port") { configuration.port = 0 }
        if let identity = configuration.identity, identity.certificateFile.isEmpty || identity.privateKeyFile.isEmpty {
            throw SetupError(.usage, "--certificate and --private-key belong together.")
        }
    }
}

extension Invocation {
    /// What is said of a class is for the command that opens one; whoever is let into one registry alone must not come into all.
    private mutating func prepareClass() throws(SetupError) {
        guard action == .serveClass else {
            guard let stray = given.intersection(ClassChoice.options).min() else { return }
            throw SetupError(.usage, "--\(stray) belongs to mock-registry class.")
        }
        guard !control.isOff else { throw SetupError(.usage, "A class needs the control API: --no-control is given.") }
        // Refused before anything is started or made.
        _ = try lesson.plan
        guard control.token == nil else { return }
        control.token = TrainingClass.newSecret()
        control.hasMadeToken = true
    }
}

extension Program {
    /// What the program can be called with.
    static let usage = ProgramUsage<Invocation>(
        "mock-registry",
        "an EPP registry to test against",
        commands: [
            .init("[serve]", "run the registry until SIGTERM or SIGINT") { _, _ throws(ArgumentError) in },
            .init(
                "run",
                taking: .command("COMMAND"),
                "run a command beside a registry at free ports, which it finds in MOCK_REGISTRY_… variables"
            ) { invocation, command throws(ArgumentError) in
                invocation.action = .run(command)
            },
            .init("class", "run the registry with a class: a registry and a hand-out for each of --students") {
                invocation,
                _ throws(ArgumentError) in invocation.action = .serveClass
            },
            .init("ready", "ask a running registry's control API; exit status 0 if it takes connections, else 1") {
                invocation,
                _ throws(ArgumentError) in invocation.action = .probe
            },
            .init("epp", "an EPP client; mock-registry epp help tells its commands and options") {
                _,
                _ throws(ArgumentError) in throw ArgumentError("epp stands before all options: mock-registry epp help.")
            },
            .init("control", "tell the commands for a running server: clock, fault, registry, journal, tail and more") {
                _,
                _ throws(ArgumentError) in throw ArgumentError("control stands before all options.")
            },
            .init("lint", "tell what documents and conversations have against the RFCs; mock-registry lint --help") {
                _,
                _ throws(ArgumentError) in throw ArgumentError("lint stands before all options: lint --help.")
            },
            .init("record", "keep what clients and a server say, and draw a seed from it; mock-registry record --help")
            {
                _,
                _ throws(ArgumentError) in throw ArgumentError("record stands before all options: record --help.")
            },
            .init("play", "answer clients as a recorded server did; mock-registry play --help") {
                _,
                _ throws(ArgumentError) in throw ArgumentError("play stands before all options: play --help.")
            },
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
            .init(
                "completions",
                taking: .one(OptionValue("SHELL", words: Shell.allCases.map(\.rawValue))),
                "write what lets bash, zsh or fish complete the words of this program",
                takeShell
            ),
            .init("man", "write the manual page: mock-registry man | man -l -") {
                invocation,
                _ throws(ArgumentError) in invocation.action = .showManualPage
            },
            .init("help", "tell all this") { invocation, _ throws(ArgumentError) in invocation.action = .showHelp },
            .init("version", "tell the version") { invocation, _ throws(ArgumentError) in
                invocation.action = .showVersion
            },
        ],
        others: OperatorCommand.all.map { $0.form() },
        parts: [ProgramPart("epp", ClientInvocation.usage)] + RecorderVerb.allCases.map(\.part),
        groups: Options.groups,
        notes: """
            Each option can be given as a variable of the environment: --ready-file as MOCK_REGISTRY_READY_FILE.
            """,
        sections: [
            "Exit status": """
            0 after the end that was asked for; 64 for a fault in the command line, 65 in a file's contents, 66 for a file
            that cannot be read, 69 for a port that is not free, 73 for a file that cannot be written.
            """,
            "What a command finds": """
            mock-registry run gives its command MOCK_REGISTRY_HOST, MOCK_REGISTRY_PORT, MOCK_REGISTRY_CA (a file),
            MOCK_REGISTRY_CONTROL (a URL), and MOCK_REGISTRY_CLIENT and MOCK_REGISTRY_PASSWORD of the first registrar. It
            ends with the command's exit status, or 128 and the number of the signal that ended it.
            """,
            "Files": """
            Without --registry the demonstration is the seed, wherever one stands; without --certs, certificates are
            kept in the folder certs of the working directory. A folder for --setup has seed.json, policy.json, clock.json,
            faults.json, policies/NAME.json, registries/ID.json and snapshots/NAME.json, as far as they are wanted.
            """,
        ],
        variablePrefix: "MOCK_REGISTRY_",
        otherVariables: exportedVariables,
        fileOption: "config"
    )

    private static let takeShell: CommandForm<Invocation>.Take = { invocation, operands throws(ArgumentError) in
        for name in operands {
            guard let shell = Shell(rawValue: name) else {
                let known = Shell.allCases.map(\.rawValue).joined(separator: ", ")
                throw ArgumentError("There are no completions for \"\(name)\": \(known).")
            }
            invocation.action = .showCompletions(shell)
        }
    }

    fileprivate static func options(in path: String) throws(ArgumentError) -> [UInt8] {
        do throws(SetupError) {
            return try Files.read(path)
        } catch {
            throw ArgumentError(error.description, .unreadable)
        }
    }

    private static let policyName = OptionValue("NAME", words: PolicyPreset.names)

    /// Says which policies there are, and which was probably meant.
    static func unknownPolicy(_ name: String, besides own: [String] = []) -> ArgumentError {
        let known = PolicyPreset.names + own
        let near = NearestWord.to(name, among: known).map { "; did you mean \($0)?" } ?? "."
        return ArgumentError("There is no policy \"\(name)\": \(known.joined(separator: ", "))\(near)")
    }
}

extension SetupError {
    /// What is wrong with the arguments, or with the file of options that they name.
    fileprivate init(_ error: ArgumentError) {
        switch error.kind {
        case .usage: self.init(.usage, error.description)
        case .badData: self.init(.badData, error.description)
        case .unreadable: self.init(.unreadable, error.description)
        }
    }
}
