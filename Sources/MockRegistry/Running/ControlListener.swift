import HTTP
import Network
import Server
import TLS

/// The control API's own port and thread: what happens there never waits for EPP clients, nor they for it.
final class ControlListener: Sendable {
    let host: String
    let port: Int
    private let loops: EventLoops

    init(_ configuration: Configuration.Control, _ laboratory: Laboratory) throws(SetupError) {
        guard configuration.isLoopback || configuration.token?.isEmpty == false else {
            throw SetupError(.usage, "A control API that other machines can reach needs a token.")
        }
        let api = ControlAPI(laboratory, needsToken: configuration.token != nil)
        let router = HTTPRouter(api.routes)
        let access = HTTPAccess(hosts: [configuration.host], token: configuration.token)
        do throws(TLSError) {
            loops = try EventLoops(threads: 1, connectionLimit: 1000)
            let listener = try loops.listen(host: configuration.host, port: configuration.port, tls: nil) { _ in
                HTTPService(router, access: access)
            }
            (host, port) = (listener.host, listener.port)
        } catch {
            throw SetupError(.unavailable, "The control API cannot listen: \(error).")
        }
    }

    /// Where clients find it.
    var address: String { host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)" }

    func stop(within time: Duration) { loops.stop(within: time) }
}
