import HTTP
import Hosting
import Network
import TLS

/// The control API's own port and thread: what happens there never waits for EPP clients, nor they for it.
package final class ControlListener: Sendable {
    package let host: String
    package let port: Int
    private let scheme: String
    private let loops: EventLoops

    /// Listens when this returns; `token` is nil where everybody who reaches the port is let in.
    ///
    /// The others are APIs with prefixes, and credentials, of their own.
    package init(
        _ registries: RegistryHost,
        beside others: [HTTPMount] = [],
        host: String,
        port: Int,
        token: String?,
        tls: TLSContext? = nil,
        version: String
    ) throws(TLSError) {
        let api = ControlAPI(registries, version: version, needsToken: token != nil)
        let site = HTTPSite(HTTPMount(api.routes, access: HTTPAccess(hosts: [host], token: token)), others)
        loops = try EventLoops(threads: 1, connectionLimit: 1000)
        let listener = try loops.listen(host: host, port: port, tls: tls) { _ in HTTPService(site) }
        (self.host, self.port, scheme) = (listener.host, listener.port, tls == nil ? "http" : "https")
    }

    /// Where clients find it.
    package var address: String { host.contains(":") ? "\(scheme)://[\(host)]:\(port)" : "\(scheme)://\(host):\(port)" }

    /// Ends it; answers under way have the time.
    package func stop(within time: Duration) { loops.stop(within: time) }
}
