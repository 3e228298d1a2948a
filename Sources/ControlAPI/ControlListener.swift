import Console
import HTTP
import Hosting
import Network
import TLS

/// The control API's own port and thread: what happens there never waits for EPP clients, nor they for it.
package final class ControlListener: Sendable {
    package let host: String
    package let port: Int
    private let loops: EventLoops

    /// Listens when this returns; `token` is nil where everybody who reaches the port is let in, `authority` where
    /// the server has a certificate of another's.
    package init(
        _ registries: RegistryHost,
        host: String,
        port: Int,
        token: String?,
        hasConsole: Bool = true,
        authority: String? = nil,
        limits: ConnectionLimits = ConnectionLimits(writeTime: .seconds(20)),
        version: String
    ) throws(TLSError) {
        let api = ControlAPI(registries, version: version, needsToken: token != nil, authority: authority)
        let router = HTTPRouter(api.routes)
        let handler: any HTTPHandler = hasConsole ? Console(before: router) : router
        let openPaths = ControlAPI.openPaths.union(hasConsole ? Console.paths : [])
        let access = HTTPAccess(hosts: [host], openPaths: openPaths, token: token)
        // A thousand streams, and calls beside them.
        loops = try EventLoops(threads: 1, connectionLimit: 1200)
        let listener = try loops.listen(host: host, port: port, tls: nil, limits: limits) { _ in
            HTTPService(handler, access: access)
        }
        (self.host, self.port) = (listener.host, listener.port)
    }

    /// Where clients find it.
    package var address: String { host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)" }

    /// Ends it; answers under way have the time.
    package func stop(within time: Duration) { loops.stop(within: time) }
}
