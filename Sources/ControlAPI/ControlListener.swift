import HTTP
import Hosting
import Network
import TLS

/// The control API's own port and thread: what happens there never waits for EPP clients, nor they for it.
package final class ControlListener: Sendable {
    package let host: String
    package let port: Int
    private let loops: EventLoops

    /// Listens when this returns; `token` is nil where everybody who reaches the port is let in.
    package init(
        _ registries: RegistryHost,
        host: String,
        port: Int,
        token: String?,
        version: String
    ) throws(TLSError) {
        let api = ControlAPI(registries, version: version, needsToken: token != nil)
        let router = HTTPRouter(api.routes)
        let access = HTTPAccess(hosts: [host], token: token)
        loops = try EventLoops(threads: 1, connectionLimit: 1000)
        let listener = try loops.listen(host: host, port: port, tls: nil) { _ in HTTPService(router, access: access) }
        (self.host, self.port) = (listener.host, listener.port)
    }

    /// Where clients find it.
    package var address: String { host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)" }

    /// Ends it; answers under way have the time.
    package func stop(within time: Duration) { loops.stop(within: time) }
}
