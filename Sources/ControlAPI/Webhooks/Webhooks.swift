import HTTP
import Hosting
import Journal
import Locks
import Session
import TLS

/// The webhooks of a process; those of a registry end with it.
package final class Webhooks: Sendable {
    /// Each has a thread.
    static let mostOfRegistry = 16
    static let mostOfProcess = 64

    /// Where deliveries may go besides this machine.
    private let hosts: Set<String>
    private let sender: WebhookSender
    private let state = Locked(State())

    private struct State {
        var last = 0
        var webhooks: [Webhook] = []
    }

    /// `hosts` are the names and addresses that deliveries may go to besides this machine's own; receivers by https are held
    /// against `authority`, or against the system's certificates.
    package convenience init(to hosts: [String] = [], trusting authority: PEM? = nil) {
        self.init(to: hosts, by: .http(trusting: authority))
    }

    init(to hosts: [String], by sender: WebhookSender) {
        self.hosts = Set(hosts.map { $0.lowercased() })
        self.sender = sender
    }

    /// Those of a journal, oldest first.
    func all(of journal: Journal) -> [Webhook] {
        state.withLock { state in
            state.webhooks.removeAll(where: \.isOver)
            return state.webhooks.filter { $0.journal === journal }
        }
    }

    func add(_ order: WebhookOrder, to registry: RegistryInstance, isFollowing: Bool = true) throws(HTTPProblem)
        -> Webhook
    {
        guard let journal = registry.server.journal else {
            throw HTTPProblem(404, "Without a journal there are no events.")
        }
        let (target, events, secret) = (try order.target(among: hosts), try order.wanted(), try order.key())
        let own = all(of: journal).count
        let (number, count) = state.withLock { state in
            state.last += 1
            return (state.last, state.webhooks.count)
        }
        guard own < Self.mostOfRegistry, count < Self.mostOfProcess else {
            throw HTTPProblem(429, "There are as many webhooks as there may be.")
        }
        do throws(TLSError) {
            let webhook = try Webhook("wh\(number)", order, target, events, secret, of: registry.id, journal, sender)
            if isFollowing { try webhook.start() }
            state.withLock { $0.webhooks.append(webhook) }
            return webhook
        } catch {
            throw HTTPProblem(503, "A thread cannot be had: \(error).")
        }
    }

    /// False where there is none of this identifier.
    func remove(_ id: String, of journal: Journal) -> Bool {
        let webhook = all(of: journal).first { $0.id == id }
        webhook?.end()
        return webhook != nil
    }

    /// Ends all of them.
    package func stop() { for webhook in state.withLock(\.webhooks) { webhook.end() } }
}
