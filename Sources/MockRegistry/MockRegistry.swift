import ControlAPI
import Hosting
import Network
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
    package let composition: Composition
    /// This registry and those that are made beside it.
    package let laboratory: Laboratory
    /// The registry that listens on `port`.
    let first: RegistryInstance
    private let control: ControlListener?
    private let loops: EventLoops

    /// Where the control API listens; nil without one.
    public var controlPort: Int? { control?.port }

    /// The same, as a URL.
    package var controlAddress: String? { control?.address }

    /// Starts a registry and returns when it takes connections.
    public static func start(_ configuration: Configuration = Configuration()) throws(SetupError) -> MockRegistry {
        try MockRegistry(configuration)
    }

    private init(_ configuration: Configuration) throws(SetupError) {
        let composition = try Composition(configuration)
        let credentials = try Credentials(configuration, registrars: composition.registrars.map(\.id))
        let context = try credentials.context
        let directory = RegistryDirectory()
        let certificates = credentials.faulty
        let server = composition.server(configuration, certificates)
        let service = try configuration.service()
        let limits = ConnectionLimits(handshakeTime: configuration.limits.handshakeTime)
        let listener: Listener
        do throws(TLSError) {
            loops = try EventLoops(
                threads: configuration.threads,
                connectionLimit: configuration.limits.connections
            )
            listener = try loops.listen(
                host: configuration.host,
                port: configuration.port,
                tls: context,
                limits: limits,
                service: service(server, directory)
            )
            (host, port) = (listener.host, listener.port)
        } catch {
            throw SetupError(.unavailable, "\(error).")
        }
        certificateAuthority = credentials.authority.text
        certificateAuthorityFile = credentials.authorityFile
        clock = RegistryClock(composition.store)
        self.composition = composition
        let settings = Laboratory.Settings(
            host: host,
            sharedPort: port,
            context: context,
            connectionLimits: limits,
            limits: configuration.limits.serverLimits,
            needsCertificate: configuration.requiresClientCertificate,
            certificates: certificates,
            honoursReservedNames: configuration.honoursReservedNames,
            journalEntries: configuration.journalEntries,
            service: { service($0, nil) }
        )
        laboratory = Laboratory(loops, settings, directory, composition.routers)
        first = RegistryInstance(beginning: composition, server, listener)
        // An empty directory has no obstacle.
        try? directory.add(first)
        control = try configuration.control.map { [laboratory] control throws(SetupError) in
            try control.listener(for: laboratory)
        }
    }

    /// Ends the registry: commands in flight are answered, connections closed within the time.
    public func stop(within time: Duration = .seconds(2)) {
        control?.stop(within: .zero)
        loops.stop(within: time)
    }

    deinit { stop(within: .zero) }

    /// Everything that the registry knows now, as a seed: a registry can be started from it.
    public func seed() -> String {
        composition.store.operate { world, _ in String(decoding: Seed(world).text, as: UTF8.self) }
    }
}

extension Configuration {
    /// What makes the conversations of one loop.
    fileprivate typealias ServiceMaker =
        @Sendable (EPPServer, _ selector: (any RegistrySelector)?) -> @Sendable (_ loop: Int) -> any Service

    /// How conversations are made, with the check of frames around them where it is asked for.
    fileprivate func service() throws(SetupError) -> ServiceMaker {
        guard let schemaDirectory else {
            return { server, selector in { _ in EPPService(server, selector: selector) } }
        }
        let log = Log(level: max(logLevel, .error))
        let check = FrameCheck(try SchemaFolder.schemas(in: schemaDirectory)) { log.error($0) }
        let frameLimit = limits.frameBytes
        return { server, selector in
            { _ in CheckedService(EPPService(server, selector: selector), check, frameLimit: frameLimit) }
        }
    }
}

extension Configuration.Control {
    fileprivate func listener(for laboratory: Laboratory) throws(SetupError) -> ControlListener {
        guard isLoopback || token?.isEmpty == false else {
            throw SetupError(.usage, "A control API that other machines can reach needs a token.")
        }
        do throws(TLSError) {
            return try ControlListener(laboratory, host: host, port: port, token: token, version: version)
        } catch {
            throw SetupError(.unavailable, "The control API cannot listen: \(error).")
        }
    }
}

extension RegistryInstance {
    /// The registry of the shared port.
    fileprivate convenience init(beginning composition: Composition, _ server: EPPServer, _ listener: Listener) {
        self.init(
            Laboratory.firstID,
            server,
            .port(listener.port),
            port: listener.port,
            beginning: composition.beginning,
            listener: nil,
            random: composition.random
        )
    }
}
