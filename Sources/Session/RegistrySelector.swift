import EPP
import Network
import Registry
import XML

/// How a session on a shared port comes to the registry that its client means.
extension Session {
    /// By the server's name, before the greeting.
    func switchByName(_ peer: Peer) {
        guard let name = peer.serverName, let other = selector?.server(named: name.lowercased()) else { return }
        home = other
        server = other
    }

    /// By the identifier in a login, which loses its suffix: from there on it is a login like any other.
    ///
    /// What is malformed is left for the login to refuse.
    func switched(_ request: Request, by selector: any RegistrySelector, at now: Monotonic) -> Request {
        guard case .command(var envelope) = request, envelope.action.name == "login",
            let place = envelope.action.children.firstIndex(where: { $0.name == "clID" })
        else { return request }
        let given = envelope.action.children[place].text.collapsed
        guard let (other, client) = selector.server(of: given) else {
            move(to: home, at: now)
            return request
        }
        move(to: other, at: now)
        envelope.action.children[place].text = client
        return .command(envelope)
    }
}

/// Where several registries share a port: finds the one that a client means.
package protocol RegistrySelector: Sendable {
    /// By the name that the client asked for in the TLS handshake (RFC 6066 §3).
    func server(named serverName: String) -> EPPServer?

    /// By the identifier that it logs in with, and who it is there: `alpha-lab7` may be the `alpha` of another registry.
    func server(of client: ClientID) -> (server: EPPServer, client: ClientID)?
}
