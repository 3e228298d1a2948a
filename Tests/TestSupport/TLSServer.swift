import Network
import Session
import TLS

/// Event loops and certificates that all tests of the process share; each test opens a listener of its own.
package struct TLSServer: Sendable {
    package static let shared: Result<TLSServer, any Error> = Result { try TLSServer() }

    private let loops: EventLoops
    private let context: TLSContext
    private let clientContext: TLSContext
    private let authority: PEM

    private init() throws {
        let validity: Range<Int64> = 0..<4_000_000_000
        let issuer = try CertificateIssuer(newAuthority: "Test CA", validity: validity)
        context = try TLSContext(server: issuer.server(names: ["localhost"], validity: validity))
        authority = issuer.certificate
        clientContext = try TLSContext(clientTrusting: authority)
        loops = try EventLoops(threads: 2)
    }

    /// Serves a registry while the body runs, which is given the way to open sessions.
    package func serve<Result>(_ registry: DemoRegistry, _ body: (@escaping ConversationRun.Open) throws -> Result)
        throws -> Result
    {
        let listener = try loops.listen(host: "127.0.0.1", port: 0, tls: context) { _ in EPPService(registry.server) }
        defer { listener.stop() }
        return try body { try TLSDialogue(port: listener.port, clientContext) }
    }

    /// Serves a registry while the body runs, which is told the port and whom to trust.
    package func serve<Result>(_ registry: DemoRegistry, at body: (Int, PEM) throws -> Result) throws -> Result {
        try serve({ EPPService(registry.server) }, at: body)
    }

    /// Serves what such a service says while the body runs.
    package func serve<Result>(_ service: @escaping @Sendable () -> any Service, at body: (Int, PEM) throws -> Result)
        throws -> Result
    {
        let listener = try loops.listen(host: "127.0.0.1", port: 0, tls: context) { _ in service() }
        defer { listener.stop() }
        return try body(listener.port, authority)
    }
}
