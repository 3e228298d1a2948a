import Commands
import EPP
import Faults
import Journal
import Registry
import XML

/// What all sessions of one registry share.
package final class EPPServer: Sendable {
    package let store: Store
    package let router: Router
    package let limits: SessionLimits
    /// Whether a registrar must show a certificate of its own (RFC 5734 §8).
    package let needsCertificate: Bool
    package let sessions = SessionCounts()
    /// Every open conversation, for whoever runs the registry.
    package let live = LiveSessions()
    /// What goes wrong on purpose.
    package let faults: Faults
    /// What is remembered of all conversations, if anything is.
    package let journal: Journal?
    let failedLoginLimit: Int
    private let greetingParts: Greeting

    package init(
        _ store: Store,
        _ router: Router,
        limits: SessionLimits = SessionLimits(),
        needsCertificate: Bool = false,
        faults: Faults = Faults(),
        journal: Journal? = nil
    ) {
        self.store = store
        self.router = router
        self.limits = limits
        self.needsCertificate = needsCertificate
        self.faults = faults
        self.journal = journal
        let registrars = ExpiryCommands(router, store, journal)
        let policy = store.operate { world, _ in
            world.registrarAtExpiry = registrars.changes
            return world.policy
        }
        failedLoginLimit = policy.session.failedLogins
        greetingParts = Greeting(router.announced, policy)
    }

    /// The greeting of this moment.
    package func greeting() -> [UInt8] { greetingParts.bytes(at: store.clock.now) }
}
