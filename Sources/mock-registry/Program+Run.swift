import FoundationEssentials
import MockRegistry
import TLS

/// A command that has a registry while it runs: a test suite, mostly.
extension Program {
    /// Starts a registry, runs the command, ends both; gives the command's exit status.
    ///
    /// Ports are the system's choice and certificates live in a temporary folder, unless options say otherwise.
    static func run(_ command: [String], _ invocation: Invocation) throws(SetupError) -> Int32 {
        EndSignals.hold(withChildren: true)
        try SpareMemory.returnWhileRunning()
        var configuration = invocation.completeConfiguration
        let folder = invocation.given.contains("certs") ? nil : try Files.makeTemporaryFolder()
        defer { if let folder { Files.removeFolder(folder) } }
        if let folder { configuration.certificateDirectory = folder }
        let registry = try MockRegistry.start(configuration)
        if let path = invocation.readyFile { try ReadyFile(registry).write(to: path) }
        defer { if let path = invocation.readyFile { Files.remove(path) } }
        let log = Log(configuration)
        log.notice("Ready at port \(registry.port); running \(command.joined(separator: " ")).")
        tellState(of: registry, configuration, log)
        let status = wait(for: command, beside: registry)
        try end(registry, configuration, log)
        return status
    }

    private static func wait(for command: [String], beside registry: MockRegistry) -> Int32 {
        do throws(ChildProcess.StartFailure) {
            return try ChildProcess(command, environment: environment(of: registry)).wait()
        } catch {
            StandardStreams.complain("mock-registry: \(error.description)\n")
            return error.status
        }
    }

    /// What a command finds in its environment besides what this process found.
    static let exportedVariables: Set<String> = [
        "MOCK_REGISTRY_CA", "MOCK_REGISTRY_CONTROL", "MOCK_REGISTRY_CLIENT", "MOCK_REGISTRY_PASSWORD",
        "MOCK_REGISTRY_ID",
    ]

    private static func environment(of registry: MockRegistry) -> [String: String] {
        var variables = ProcessInfo.processInfo.environment
        let ready = ReadyFile(registry)
        variables["MOCK_REGISTRY_HOST"] = Announcement.reachable(registry.host)
        variables["MOCK_REGISTRY_PORT"] = String(registry.port)
        variables["MOCK_REGISTRY_CA"] = ready.ca
        variables["MOCK_REGISTRY_CONTROL"] = ready.control
        if let registrar = registry.setup.registrars.first {
            variables["MOCK_REGISTRY_CLIENT"] = registrar.id
            variables["MOCK_REGISTRY_PASSWORD"] = registrar.password
        }
        return variables
    }
}
