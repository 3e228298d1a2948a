import Arguments
import Client
import FoundationEssentials
private import Glibc
import MockRegistry
import Operator
import Recorder
import Registry
import Seed
import TLS

/// The program `mock-registry`.
enum Program {
    /// Does what the command line asks for, and ends the process.
    static func run(_ commandLine: [String]) -> Never {
        do throws(SetupError) {
            guard !commandLine.isEmpty else {
                throw SetupError(.unavailable, "The arguments cannot be read, as /proc is not mounted here.")
            }
            let arguments = commandLine.dropFirst()
            let environment = ProcessInfo.processInfo.environment
            // The client is a program of its own, with its own options.
            if arguments.first == "epp" {
                exit(ClientProgram.run(Array(arguments.dropFirst()), environment: environment).rawValue)
            }
            // So are the operator's commands.
            if OperatorProgram.takes(Array(arguments)), !opensClass(Array(arguments)) {
                exit(OperatorProgram(environment: environment).run(Array(arguments)).rawValue)
            }
            if let verb = RecorderVerb(arguments.first) { exit(verb.run(Array(arguments), environment)) }
            let invocation = try Invocation(Array(arguments), environment: environment)
            for warning in invocation.warnings { StandardStreams.complain("mock-registry: \(warning)\n") }
            exit(try perform(invocation, environment))
        } catch {
            StandardStreams.complain("mock-registry: \(error)\n")
            exit(error.kind.rawValue)
        }
    }

    /// Whether a server is to be started with a class: the operator's commands have a second word, such as `class list`.
    static func opensClass(_ arguments: [String]) -> Bool {
        arguments.first == "class" && arguments.dropFirst().first?.hasPrefix("-") != false
    }

    /// Gives the exit status.
    private static func perform(
        _ invocation: Invocation,
        _ environment: [String: String]
    ) throws(SetupError) -> Int32 {
        switch invocation.action {
        case .run(let command): return try run(command, invocation)
        case .probe: return try probe(invocation, environment)
        case .serve: try serve(invocation)
        case .serveClass: try serve(invocation, with: invocation.lesson)
        case .makeCertificates: try makeCertificates(invocation)
        case .listPolicies: listPolicies()
        case .showPolicy(let name): try show(policy: name)
        case .showCompletions(let shell): StandardStreams.tell(Program.usage.completions(for: shell))
        case .showManualPage: StandardStreams.tell(Program.usage.manualPage(version: version))
        case .showHelp: StandardStreams.tell(Program.usage.help)
        case .showVersion: StandardStreams.tell("mock-registry \(version)\n")
        }
        return 0
    }

    private static func probe(
        _ invocation: Invocation,
        _ environment: [String: String]
    ) throws(SetupError) -> Int32 {
        if let path = invocation.readyFile, !Files.exists(path) {
            StandardStreams.complain("mock-registry: not ready: there is no ready file \(path)\n")
            return 1
        }
        guard let obstacle = try HealthProbe(invocation, environment: environment).obstacle() else { return 0 }
        StandardStreams.complain("mock-registry: not ready: \(obstacle)\n")
        return 1
    }

    private static func listPolicies() {
        let width = PolicyPreset.names.map(\.count).max() ?? 0
        for preset in PolicyPreset.all {
            let gap = String(repeating: " ", count: width + 2 - preset.name.count)
            StandardStreams.tell("\(preset.name)\(gap)\(preset.summary)\n")
        }
    }

    private static func show(policy name: String) throws(SetupError) {
        guard let policy = PolicyPreset.policy(named: name) else {
            throw SetupError(.usage, unknownPolicy(name).description)
        }
        StandardStreams.tell(String(decoding: PolicyFile.text(of: policy), as: UTF8.self))
    }

    private static func makeCertificates(_ invocation: Invocation) throws(SetupError) {
        let configuration = invocation.completeConfiguration
        let setup = try ConfiguredRegistry(configuration)
        let credentials = try Credentials(configuration, registrars: setup.registrars.map(\.id))
        StandardStreams.tell("The certificates are in \(configuration.certificateDirectory ?? ".").\n")
        if let file = credentials.authorityFile { StandardStreams.tell("Clients trust \(file).\n") }
    }

    /// Runs until a signal asks for the end.
    private static func serve(_ invocation: Invocation, with choice: ClassChoice? = nil) throws(SetupError) {
        EndSignals.hold()
        try SpareMemory.returnWhileRunning()
        // One that a killed server has left would tell the old port to whoever waits for the new one.
        if let path = invocation.readyFile { Files.remove(path) }
        let configuration = invocation.completeConfiguration
        let registry = try MockRegistry.start(configuration)
        let log = Log(configuration)
        // First what can fail: nobody is told of a registry that ends at once.
        let lesson = try choice.map { choice throws(SetupError) in try open(choice, in: registry) } ?? ""
        if let path = invocation.readyFile { try ReadyFile(registry).write(to: path) }
        let token = invocation.control.hasMadeToken ? configuration.control?.token : nil
        StandardStreams.tell(Announcement.text(registry, lesson: lesson, token: token))
        log.notice("Ready at port \(registry.port) of \(registry.host).")
        tellState(of: registry, configuration, log)
        if configuration.randomSeed != nil {
            StandardStreams.complain("mock-registry: --seed makes auth codes and salts predictable: for tests only.\n")
        }
        while EndSignals.wait() == .reread { reread(registry, log) }
        log.notice("Ending.")
        if let path = invocation.readyFile { Files.remove(path) }
        try end(registry, configuration, log)
    }

    /// A registry's certificates do change; one that cannot be used changes nothing.
    private static func reread(_ registry: MockRegistry, _ log: Log) {
        do throws(SetupError) {
            try registry.rereadCertificates()
            log.notice("Read the certificates again.")
        } catch {
            log.error("The certificates stay as they are: \(error)")
        }
    }

    /// Says whether the registries go on where they were.
    static func tellState(of registry: MockRegistry, _ configuration: Configuration, _ log: Log) {
        guard let file = configuration.stateFile else { return }
        guard let kept = registry.kept else { return log.notice("There is no \(file) yet: it is written at the end.") }
        log.notice("Goes on with the \(registry.count) registries that \(file) has kept since \(kept).")
    }

    /// Stops the registries, and keeps them as they are then where that was asked for.
    static func end(_ registry: MockRegistry, _ configuration: Configuration, _ log: Log) throws(SetupError) {
        registry.stop()
        guard let file = configuration.stateFile else { return }
        try registry.keepState()
        log.notice("Kept \(registry.count) registries in \(file).")
    }
}

extension Invocation {
    /// With what depends on the machine and the working directory.
    var completeConfiguration: Configuration {
        var configuration = configuration
        if configuration.threads == 0 { configuration.threads = ProcessInfo.processInfo.activeProcessorCount }
        configuration.control = control.isOff ? nil : controlConfiguration
        if let registryFile { configuration.registry = .file(registryFile) }
        return configuration
    }

    private var controlConfiguration: Configuration.Control {
        var control = Configuration.Control()
        control.port = self.control.port ?? (configuration.port == 0 ? 0 : min(configuration.port + 1, 65_535))
        control.host = self.control.host ?? control.host
        control.token = self.control.token
        control.hasConsole = self.control.hasConsole
        control.usesTLS = self.control.usesTLS
        control.connections = self.control.connections ?? control.connections
        control.connectionsPerAddress = self.control.connectionsPerAddress ?? control.connectionsPerAddress
        control.webhookHosts = self.control.webhookHosts
        control.webhookAuthorityFile = self.control.webhookAuthorityFile
        return control
    }
}
