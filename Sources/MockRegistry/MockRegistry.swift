import ControlAPI
import Hosting
import Marks
import Network
import RegistrarInterfaces
import Registry
import Seed
import Session
import TLS

/// A running registry.
///
/// Several can run in one process; each has a port, a world and a clock of its own.
public final class MockRegistry: Sendable {
    /// The address that it listens on.
    public let host: String
    /// The port that it listens on.
    public let port: Int
    /// The certificate to trust, in PEM.
    public let certificateAuthority: String
    /// Its file; nil where certificates live in memory.
    public let certificateAuthorityFile: String?
    /// The registry's time.
    public let clock: RegistryClock
    /// What it was set up with.
    package let setup: ConfiguredRegistry
    /// This registry and those that are made beside it.
    package let registries: RegistryHost
    private let control: ControlListener?
    /// Where the journals are written, if anywhere.
    private let journalFile: JournalFile?
    /// Bounds what the log is told of events.
    private let logLimit: LogLimit
    private let configuration: Configuration
    private let credentials: Credentials
    /// Where the registries are kept between two starts.
    let stateFile: String?
    /// When they were kept that go on here; nil for a beginning.
    package let kept: String?

    /// Where the control API listens; nil without one.
    public var controlPort: Int? { control?.port }

    /// The same, as a URL.
    package var controlAddress: String? { control?.address }

    /// Whether browsers find the web console there.
    package let hasConsole: Bool

    /// Starts a registry and returns when it takes connections.
    public static func start(_ configuration: Configuration = Configuration()) throws(SetupError) -> MockRegistry {
        try MockRegistry(configuration)
    }

    private init(_ configuration: Configuration) throws(SetupError) {
        if let control = configuration.control, control.port != 0, control.port == configuration.port {
            throw SetupError(
                .usage,
                "The control API needs a port of its own: \(control.port) is the one that EPP clients come to."
            )
        }
        let state = try ReadState(stateFile: configuration.stateFile)
        (stateFile, kept) = (configuration.stateFile, state.map { "\($0.value.kept)" })
        setup = try ConfiguredRegistry(configuration, resuming: state?.first)
        let credentials = try Credentials(configuration, registrars: setup.registrars.map(\.id))
        (self.configuration, self.credentials) = (configuration, credentials)
        let log = Log(configuration)
        logLimit = log.limit()
        let events = log.events(slowTime: configuration.slowTime, logLimit)
        var settings = try RegistryHost.Settings(configuration, credentials, log, events)
        let journalFile = try JournalFile.wanted(by: configuration, log)
        self.journalFile = journalFile
        if let journalFile { settings.follow = { journalFile.follow($0, of: $1) } }
        do throws(TLSError) {
            registries = try RegistryHost(
                setup.registry,
                port: configuration.port,
                threads: configuration.threads,
                connections: configuration.limits.connections,
                settings
            )
        } catch {
            throw SetupError(.unavailable, "\(error).")
        }
        logLimit.setAlarm { [weak registries] time, body in registries?.after(time, body) }
        try registries.create(configuration.setup, resuming: state)
        (host, port) = (registries.address, registries.first.port)
        certificateAuthority = credentials.authority.text
        certificateAuthorityFile = credentials.authorityFile
        hasConsole = configuration.control?.hasConsole ?? false
        clock = RegistryClock(setup.registry.store, registries.first.server.journal)
        let authority = configuration.identity == nil ? certificateAuthority : nil
        control = try configuration.control.map { [registries] control throws(SetupError) in
            let tls = control.usesTLS ? try credentials.contextOfControl : nil
            return try control.listener(for: registries, names: configuration.hostNames, tls: tls, authority)
        }
    }

    /// Reads the certificates again: who connects from now on sees those that the files hold now.
    ///
    /// What cannot be used is told, and nothing changes. Certificates that live in memory only stay as they are.
    public func rereadCertificates() throws(SetupError) {
        let credentials = try credentials.reread(configuration, registrars: setup.registrars.map(\.id))
        let context = try credentials.context
        if configuration.control?.usesTLS == true { control?.use(try credentials.contextOfControl) }
        registries.use(context)
    }

    /// How many registries there are.
    package var count: Int { registries.directory.count }

    /// The registry that listens on `port`.
    var first: RegistryInstance { registries.first }

    /// Ends the registry: commands in flight are answered, connections closed within the time, which only an answer that
    /// is slow on purpose takes up.
    public func stop(within time: Duration = .seconds(10)) {
        control?.stop(within: .zero)
        registries.stop(within: time)
        journalFile?.end()
        logLimit.flush(at: .end)
    }

    deinit { stop(within: .zero) }

    /// Everything that the registry knows now, as a seed: a registry can be started from it.
    public func seed() -> String {
        first.server.store.operate { world, _ in String(decoding: Seed(world).text, as: UTF8.self) }
    }
}

extension RegistryHost.Settings {
    fileprivate init(
        _ configuration: Configuration,
        _ credentials: Credentials,
        _ log: Log,
        _ events: ServerEvents
    ) throws(SetupError) {
        self.init(host: configuration.host, try credentials.context, credentials.faulty)
        clientIssuer = credentials.issuer
        hostName = configuration.hostNames.first { !$0.hasPrefix("*") }
        connectionLimits = ConnectionLimits(
            handshakeTime: configuration.limits.handshakeTime,
            crowd: CrowdLimits(perAddress: configuration.limits.connectionsBeforeLogin)
        )
        limits = configuration.limits.serverLimits
        mostRegistries = configuration.limits.registries
        needsCertificate = configuration.requiresClientCertificate
        honoursReservedNames = configuration.honoursReservedNames
        journalEntries = configuration.journalEntries
        proxies = try configuration.trustedProxies.map { text throws(SetupError) in
            guard let block = AddressBlock(text) else {
                throw SetupError(.usage, "\"\(text)\" is no address of a proxy such as 10.0.0.7 or 10.0.0.0/8.")
            }
            return block
        }
        self.events = events
        policies = configuration.setup.policies
        if let directory = configuration.certificateDirectory { markAuthority = MarkAuthority(keptIn: directory) }
        if configuration.logLevel >= .info {
            guard journalEntries > 0 else {
                throw SetupError(.usage, "The log of commands is made of the journal, which keeps no entry here.")
            }
            self.log = { log.journal(of: $0) }
        }
        guard let directory = configuration.schemaDirectory else { return }
        frameCheck = FrameCheck(try SchemaFolder.schemas(in: directory)) { events.tell(.schemaViolated, $0) }
    }
}

extension Configuration.Control {
    fileprivate func listener(
        for registries: RegistryHost,
        names: [String],
        tls: TLSContext?,
        _ authority: String?
    ) throws(SetupError) -> ControlListener {
        guard isLoopback || token?.isEmpty == false else {
            throw SetupError(.usage, "A control API that other machines can reach needs a token.")
        }
        let authorityOfReceivers = try webhookAuthority()
        do throws(TLSError) {
            let directory = registries.directory
            let hosts = Set([host] + names)
            let interfaces = [
                OpusDNS(directory, version: version).mount(hosts: hosts),
                Openprovider(directory, version: version).mount(hosts: hosts),
                HostUp(directory, version: version).mount(hosts: hosts),
            ]
            return try ControlListener(
                registries,
                beside: interfaces,
                host: host,
                port: port,
                token: token,
                tls: tls,
                names: names,
                hasConsole: hasConsole,
                authority: authority,
                crowd: CrowdLimits(connections: connections, perAddress: connectionsPerAddress),
                webhookHosts: webhookHosts,
                webhookAuthority: authorityOfReceivers,
                version: version
            )
        } catch {
            throw SetupError(.unavailable, "The control API cannot listen: \(error).")
        }
    }

    private func webhookAuthority() throws(SetupError) -> PEM? {
        guard let webhookAuthorityFile else { return nil }
        do throws(TLSError) { return try PEM(file: webhookAuthorityFile) } catch {
            throw SetupError(.unreadable, "\(webhookAuthorityFile) cannot be read: \(error).")
        }
    }
}

/// Which version this is: the only place that says it.
public let version = "0.1.0"
