import EPP
import Network
import Registry
import XML

/// How a session on a shared port comes to the registry that its client means.
extension Session {
    /// By the server's name, before the greeting.
    func switchByName(_ peer: Peer) {
        guard let name = peer.serverName, let other = switchboard?.server(named: name.lowercased()) else { return }
        home = other
        server = other
    }

    /// By the identifier in a login, which loses its suffix: from there on it is a login like any other.
    ///
    /// What is malformed is left for the login to refuse.
    func switched(_ envelope: CommandEnvelope, at now: Monotonic) -> CommandEnvelope {
        guard let switchboard, login == nil, envelope.action.name == "login",
            let place = envelope.action.children.firstIndex(where: { $0.name == "clID" })
        else { return envelope }
        let given = envelope.action.children[place].text.collapsed
        guard let (other, client) = switchboard.server(of: given) else {
            move(to: home, at: now)
            return envelope
        }
        move(to: other, at: now)
        var envelope = envelope
        envelope.action.children[place].text = client
        return envelope
    }
}
