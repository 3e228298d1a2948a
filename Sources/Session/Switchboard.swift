import Registry

/// Where several registries share a port: finds the one that a client means.
package protocol Switchboard: Sendable {
    /// By the name that the client asked for in the TLS handshake (RFC 6066 §3).
    func server(named serverName: String) -> EPPServer?

    /// By the identifier that it logs in with, and who it is there: `alpha-lab7` may be the `alpha` of another registry.
    func server(of client: ClientID) -> (server: EPPServer, client: ClientID)?
}
