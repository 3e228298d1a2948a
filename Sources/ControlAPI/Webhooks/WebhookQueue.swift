import Network

/// The deliveries of one webhook: those that wait for their turn, those that are over, and when each is tried again.
///
/// It knows no socket and no clock: whoever sends says what became of a try, and when.
struct WebhookQueue {
    /// Something to send.
    struct Delivery: Sendable {
        /// The same for each try: receivers know by it what they have had.
        let id: String
        /// The entry's number in the journal.
        let entry: Int
        let event: WebhookEvent
        let body: [UInt8]
        fileprivate(set) var tries = 0
        /// The last answer's status, or why there was none.
        fileprivate(set) var status: Int?
        fileprivate(set) var failure: String?
        fileprivate(set) var state = State.waiting
        fileprivate var due: Monotonic

        init(id: String, entry: Int, _ event: WebhookEvent, _ body: [UInt8], at now: Monotonic) {
            (self.id, self.entry, self.event, self.body, due) = (id, entry, event, body, now)
        }
    }

    enum State: String, Sendable, Codable, CaseIterable { case waiting, delivered, failed }

    /// What a try has come to.
    enum Outcome: Sendable, Equatable {
        case answer(Int)
        case failure(String)
    }

    /// How long after each try that fails the next one comes; there is none behind the last.
    static let pauses: [Duration] = [.seconds(1), .seconds(5), .seconds(30), .seconds(120), .seconds(600)]
    /// How many may wait; what comes then is dropped and counted.
    static let capacity = 256
    /// How many of those that are over can be looked at.
    static let remembered = 100

    private(set) var waiting: [Delivery] = []
    private(set) var over: [Delivery] = []
    private(set) var dropped = 0
    private(set) var delivered = 0
    private(set) var failed = 0
    /// Whether the receiver has answered 410: it wants no more.
    private(set) var isUnwanted = false

    mutating func add(_ delivery: Delivery) {
        guard waiting.count < Self.capacity else { return drop(1) }
        waiting.append(delivery)
    }

    /// So many were not even seen.
    mutating func drop(_ count: Int) { dropped += count }

    /// The one whose turn it is; those that have waited longest first.
    func next(at now: Monotonic) -> Delivery? {
        waiting.filter { $0.due <= now }.min { ($0.due, $0.entry) < ($1.due, $1.entry) }
    }

    /// When there is something to do again.
    var nextDue: Monotonic? { waiting.map(\.due).min() }

    /// Notes what a try has come to (of a delivery that has been taken away meanwhile, nothing).
    mutating func finish(_ id: String, _ outcome: Outcome, at now: Monotonic) {
        guard let place = waiting.firstIndex(where: { $0.id == id }) else { return }
        waiting[place].tries += 1
        switch outcome {
        case .answer(let status):
            (waiting[place].status, waiting[place].failure) = (status, nil)
            if (200...299).contains(status) { return close(place, .delivered) }
            if status == 410 { isUnwanted = true }
        case .failure(let reason): (waiting[place].status, waiting[place].failure) = (nil, reason)
        }
        let tries = waiting[place].tries
        guard tries <= Self.pauses.count, !isUnwanted else { return close(place, .failed) }
        waiting[place].due = now + Self.pauses[tries - 1]
    }

    private mutating func close(_ place: Int, _ state: State) {
        var delivery = waiting.remove(at: place)
        delivery.state = state
        if state == .delivered { delivered += 1 } else { failed += 1 }
        over.append(delivery)
        if over.count > Self.remembered { over.removeFirst() }
    }
}
