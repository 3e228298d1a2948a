import Console
import HTTP
import Hosting
import Network
import Session
import TLS

/// The control API's own port and thread: what happens there never waits for EPP clients, nor they for it.
package final class ControlListener: Sendable {
    package let host: String
    package let port: Int
    private let scheme: String
    private let loops: EventLoops
    private let webhooks: Webhooks

    /// Listens when this returns; `token` is nil where everybody who reaches the port is let in, `authority` where
    /// the server has a certificate of another's.
    ///
    /// Beyond `crowd` the oldest connection that is idle, or else that waits, makes way for a newer one. `names` are those that clients call the machine by, besides `host`. The others are APIs with prefixes, and credentials, of their own.
    package init(
        _ registries: RegistryHost,
        beside others: [HTTPMount] = [],
        host: String,
        port: Int,
        token: String?,
        tls: TLSContext? = nil,
        names: [String] = [],
        hasConsole: Bool = true,
        authority: String? = nil,
        crowd: CrowdLimits = CrowdLimits(),
        webhookHosts: [String] = [],
        webhookAuthority: PEM? = nil,
        version: String
    ) throws(TLSError) {
        webhooks = Webhooks(to: webhookHosts, trusting: webhookAuthority)
        let scheme = tls == nil ? "http" : "https"
        let api = ControlAPI(
            registries,
            version: version,
            needsToken: token != nil,
            authority: authority,
            consoleScheme: hasConsole ? scheme : nil,
            webhooks: webhooks
        )
        let router = HTTPRouter(api.routes)
        let handler: any HTTPHandler = hasConsole ? Console(before: router) : router
        let openPaths = ControlAPI.openPaths.union(hasConsole ? Console.paths : [])
        var access = HTTPAccess(hosts: Set([host] + names), scheme: scheme, openPaths: openPaths, token: token)
        access.admits = { [directory = registries.directory] token, method, path throws(HTTPProblem) in
            try ControlAPI.admits(token, method, path, in: directory)
        }
        let site = HTTPSite(HTTPMount(handler, access: access), others)
        let limits = ConnectionLimits(writeTime: .seconds(20), crowd: crowd)
        // Those that have made way are still here for a moment.
        loops = try EventLoops(threads: 1, connectionLimit: crowd.connections.map { 2 * $0 + 64 } ?? 100_000)
        let listener = try loops.listen(host: host, port: port, tls: tls, limits: limits) { _ in
            HTTPService(site) { [events = registries.events] trouble, address in events.tell(trouble, of: address()) }
        }
        (self.host, self.port, self.scheme) = (listener.host, listener.port, scheme)
    }

    /// Where clients find it.
    package var address: String { host.contains(":") ? "\(scheme)://[\(host)]:\(port)" : "\(scheme)://\(host):\(port)" }

    /// Shows another identity to those who connect from now on, where it speaks https.
    package func use(_ context: TLSContext) { loops.use(context) }

    /// Ends it; answers under way have the time.
    package func stop(within time: Duration) {
        webhooks.stop()
        loops.stop(within: time)
    }
}
