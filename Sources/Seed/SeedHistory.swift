import EPP
import JSON
import Registry

/// Who owns an object and what was done to it: the fields that every kind of object has.
package protocol SeedHistory {
    /// The number in the object's roid; counted in the order of the file where it is left out.
    var number: Int? { get set }
    var sponsor: String { get set }
    var creator: String? { get set }
    var created: SeedTime? { get set }
    var updater: String? { get set }
    var updated: SeedTime? { get set }
    var transferred: SeedTime? { get set }
    var statuses: [String]? { get set }
    var statusNotes: [String: SeedStatusNote]? { get set }
}

extension SeedLoader {
    /// Who did what to an object exists; where it is past, existed.
    func checkHistory(_ seed: some SeedHistory, isPast: Bool = false, at path: JSONPath) throws(JSONFault) {
        try registrar(seed.sponsor, isPast: isPast, at: path["sponsor"])
        try registrar(seed.creator, isPast: isPast, at: path["creator"])
        try registrar(seed.updater, isPast: isPast, at: path["updater"])
    }

    /// At the start where only the updater is told; what the registry itself has changed has no updater.
    func updated(_ seed: some SeedHistory) -> Instant? {
        seed.updated?.instant(from: start) ?? (seed.updater == nil ? nil : start)
    }
}
