import EPP

/// The objects on which time will act, earliest first: a command pays for what is due, never for what exists.
///
/// Of what is due at one instant, maintenances come first, by identifier, then the object with the lowest number, then the
/// messages of registrars, by theirs: the order follows from them alone, so that a world that was written out and read again
/// goes on as it would have.
///
/// An object whose due time moved leaves its old entry behind; `Lifecycle` passes over it when it comes up.
package struct DueQueue: Sendable, Equatable {
    package enum Subject: Sendable, Hashable {
        case domain(String), contact(String), application(String), maintenance(String)
        /// Messages that wait for a registrar.
        case messages(ClientID)

        /// What has no number of its own is known by this.
        fileprivate var identifier: String {
            switch self {
            case .maintenance(let id), .messages(let id): id
            case .domain, .contact, .application: ""
            }
        }
    }

    struct Entry: Sendable, Equatable {
        let due: Instant
        let number: ObjectID
        let subject: Subject

        func comesBefore(_ other: Entry) -> Bool {
            guard due == other.due else { return due < other.due }
            guard number == other.number else { return number < other.number }
            return subject.identifier < other.subject.identifier
        }
    }

    private var heap: [Entry] = []

    package init() {}

    /// When the next object is due.
    package var first: Instant? { heap.first?.due }

    /// Entries, those included that are out of date.
    package var count: Int { heap.count }

    mutating func reserve(_ count: Int) { heap.reserveCapacity(count) }

    /// `number` is the object's; a maintenance has 0 and messages have the highest, which no object has.
    package mutating func add(_ subject: Subject, _ number: ObjectID, at due: Instant) {
        heap.append(Entry(due: due, number: number, subject: subject))
        var child = heap.count - 1
        while child > 0, case let parent = (child - 1) / 2, heap[child].comesBefore(heap[parent]) {
            heap.swapAt(child, parent)
            child = parent
        }
    }

    /// Forgets entries that are out of date, and all but one of each object's.
    mutating func keep(where isCurrent: (Entry) -> Bool) {
        var seen: Set<Subject> = []
        heap = heap.filter { isCurrent($0) && seen.insert($0.subject).inserted }
        heap.sort { $0.comesBefore($1) }
    }

    /// Takes the earliest entry, if it is due by then.
    mutating func next(by limit: Instant) -> Entry? {
        guard let first = heap.first, first.due <= limit, let last = heap.popLast() else { return nil }
        if !heap.isEmpty { settle(last) }
        return first
    }

    /// Puts an entry at the top and lets it sink to its place.
    private mutating func settle(_ entry: Entry) {
        heap[0] = entry
        var parent = 0
        while true {
            var child = parent * 2 + 1
            guard child < heap.count else { return }
            if child + 1 < heap.count, heap[child + 1].comesBefore(heap[child]) { child += 1 }
            guard heap[child].comesBefore(heap[parent]) else { return }
            heap.swapAt(child, parent)
            parent = child
        }
    }
}
