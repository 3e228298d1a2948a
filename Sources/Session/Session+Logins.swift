import EPP
import Network
import Registry
import XML

/// How a session tells the registry of logins, which remembers over all connections how many have failed.
extension Session {
    /// Who a login is for, where nobody is logged in: no longer than an identifier with a suffix may be.
    func claimant(of envelope: CommandEnvelope) -> ClientID? {
        guard login == nil, envelope.action.name == "login" else { return nil }
        return envelope.action.first("clID").map { String($0.text.collapsed.prefix(80)) }
    }

    /// How long the answer to a login is kept back, as too many have failed: right or wrong, so it tells neither.
    func holdUp(of claimant: ClientID?) -> Duration? {
        guard let claimant, remembersLogins else { return nil }
        return server.attempts.delay(of: claimant, from: peer.address, at: server.store.clock.now)
    }

    /// Remembers how a login ended; `failures` is what this session had counted before.
    func remember(loginOf claimant: ClientID?, failures: Int) {
        guard let claimant, remembersLogins else { return }
        if let client = login?.client {
            server.attempts.succeeded(client)
        } else if failedLogins > failures {
            server.attempts.failed(claimant, from: peer.address, at: server.store.clock.now)
        }
    }

    private var remembersLogins: Bool { !server.attempts.isIdle && peer.vouchedFor == nil }
}
