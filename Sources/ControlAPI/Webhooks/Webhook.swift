import EPP
import Faults
import Hosting
import JSON
import Journal
import Locks
import Network
import Seed
import TLS

/// An order that is being carried out: follows the journal, and sends what was ordered.
///
/// It reads the journal as the event stream does, from a thread of its own: a command waits for no receiver, and a receiver
/// that is slow holds up nobody else's deliveries.
final class Webhook: Sendable {
    let id: String
    let target: WebhookTarget
    let events: Set<WebhookEvent>
    let registrar: String?
    let name: Glob?
    let secret: WebhookSecret
    let journal: Journal
    private let registry: String
    private let sender: WebhookSender
    private let state: Locked<State>
    private let poller: Poller

    private struct State {
        var queue = WebhookQueue()
        /// The journal has been looked through up to this number.
        var through: Int
        var isOver = false
    }

    init(
        _ id: String,
        _ order: WebhookOrder,
        _ target: WebhookTarget,
        _ events: Set<WebhookEvent>,
        _ secret: WebhookSecret,
        of registry: String,
        _ journal: Journal,
        _ sender: WebhookSender
    ) throws(TLSError) {
        (self.id, self.target, self.events, self.secret) = (id, target, events, secret)
        (registrar, name) = (order.registrar, order.name)
        (self.registry, self.journal, self.sender) = (registry, journal, sender)
        state = Locked(State(through: journal.last))
        poller = try Poller()
    }

    /// Its deliveries at this moment.
    var queue: WebhookQueue { state.withLock(\.queue) }
    var isOver: Bool { state.withLock(\.isOver) }

    /// Ends it; what is on its way is not waited for.
    func end() {
        state.withLock { $0.isOver = true }
        poller.wake()
    }

    /// Carries it out on a thread of its own, until it ends.
    func start() throws(TLSError) { _ = try SystemThread { [self] in follow() } }

    private func follow() {
        while true {
            let (next, through) = turn { .now() }
            guard let next else { return }
            let watch = journal.watch(after: through) { [poller] in poller.wake() }
            // Until the journal grows, or the next try is due.
            let wait = next.map { Self.milliseconds(from: .now(), to: $0) } ?? -1
            if poller.wait(milliseconds: wait) > 0 { poller.acknowledgeWake() }
            withExtendedLifetime(watch) {}
        }
    }

    private static func milliseconds(from now: Monotonic, to due: Monotonic) -> Int32 {
        let (seconds, attoseconds) = (due - now).components
        return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }

    /// Takes what the journal has, and tries what is due; tells when the next try is, or nil for the end of it all, and up
    /// to which number the journal has been looked through.
    func turn(_ now: () -> Monotonic) -> (next: Monotonic??, through: Int) {
        while true {
            collect(at: now())
            guard !isOver else { return (nil, 0) }
            guard let delivery = state.withLock({ $0.queue.next(at: now()) }) else { break }
            let outcome = sender.send(delivery, target, secret)
            state.withLock { state in
                state.queue.finish(delivery.id, outcome, at: now())
                if state.queue.isUnwanted { state.isOver = true }
            }
        }
        return state.withLock { (.some($0.queue.nextDue), $0.through) }
    }

    /// Of an endless journal a part at a time.
    private func collect(at now: Monotonic) {
        var isMore = true
        while isMore {
            let through = state.withLock(\.through)
            let batch = journal.batch(after: through, matching: JournalFilter(registrar: registrar, name: name))
            isMore = batch.through > through && !batch.entries.isEmpty
            let deliveries = batch.entries.compactMap { delivery(of: $0, at: now) }
            state.withLock { state in
                state.through = batch.through
                if batch.missed > 0 { state.queue.drop(batch.missed) }
                for delivery in deliveries { state.queue.add(delivery) }
                if batch.isOver, batch.entries.isEmpty { state.isOver = true }
            }
        }
    }

    private func delivery(of entry: JournalEntry, at now: Monotonic) -> WebhookQueue.Delivery? {
        let all = WebhookEvent.all(of: entry)
        guard let event = all.first(where: events.contains) else { return nil }
        let payload = Payload(
            type: event.rawValue,
            timestamp: .fixed(entry.time),
            registry: registry,
            events: all.map(\.rawValue),
            data: JournalEntryView(entry)
        )
        return .init(
            id: "msg_\(id)_\(entry.sequence)",
            entry: entry.sequence,
            event,
            JSONText.bytes(of: payload),
            at: now
        )
    }

    /// The body of a delivery: what happened, and the entry as the journal's call shows it.
    private struct Payload: Encodable {
        let type: String
        /// By the registry's clock.
        let timestamp: SeedTime
        let registry: String
        /// All that the entry is.
        let events: [String]
        let data: JournalEntryView
    }
}
