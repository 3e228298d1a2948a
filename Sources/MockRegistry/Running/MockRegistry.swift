import Registry
import Server
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
    let composition: Composition
    private let loops: EventLoops

    /// Starts a registry and returns when it takes connections.
    public static func start(_ configuration: Configuration = Configuration()) throws(SetupError) -> MockRegistry {
        try MockRegistry(configuration)
    }

    private init(_ configuration: Configuration) throws(SetupError) {
        let composition = try Composition(configuration)
        let credentials = try Credentials(configuration, registrars: composition.registrars.map(\.id))
        let context = try credentials.context
        let service = try configuration.service(of: composition.server)
        let limits = ConnectionLimits(handshakeTime: configuration.limits.handshakeTime)
        do throws(TLSError) {
            loops = try EventLoops(
                threads: configuration.threads,
                connectionLimit: configuration.limits.connections
            )
            let listener = try loops.listen(
                host: configuration.host,
                port: configuration.port,
                tls: context,
                limits: limits,
                service: service
            )
            (host, port) = (listener.host, listener.port)
        } catch {
            throw SetupError(.unavailable, "\(error).")
        }
        certificateAuthority = credentials.authority.text
        certificateAuthorityFile = credentials.authorityFile
        clock = RegistryClock(composition.server.store)
        self.composition = composition
    }

    /// Ends the registry: commands in flight are answered, connections closed within the time.
    public func stop(within time: Duration = .seconds(2)) { loops.stop(within: time) }

    /// Everything that the registry knows now, as a seed: a registry can be started from it.
    public func seed() -> String {
        composition.server.store.operate { world, _ in String(decoding: Seed(world).text, as: UTF8.self) }
    }
}

extension Configuration {
    /// What makes conversations, with the check of frames around them where it is asked for.
    fileprivate func service(of server: EPPServer) throws(SetupError) -> @Sendable (Int) -> any Service {
        guard let schemaDirectory else { return { _ in EPPService(server) } }
        let check = FrameCheck(try SchemaFolder.schemas(in: schemaDirectory), Log(level: max(logLevel, .error)))
        let frameLimit = limits.frameBytes
        return { _ in CheckedService(EPPService(server), check, frameLimit: frameLimit) }
    }
}
