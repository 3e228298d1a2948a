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

/// The text that came with a status.
package struct SeedStatusNote: Sendable, Equatable, Codable {
    package var text: String
    package var language: String?
}

extension SeedLoader {
    /// Who did what to an object exists.
    func checkHistory(_ seed: some SeedHistory, at path: JSONPath) throws(JSONFault) {
        try registrar(seed.sponsor, at: path["sponsor"])
        try registrar(seed.creator, at: path["creator"])
        try registrar(seed.updater, at: path["updater"])
        if seed.updated != nil, seed.updater == nil { throw JSONFault("\"updater\" is missing", at: path) }
    }

    func updated(_ seed: some SeedHistory) -> Instant? {
        seed.updater == nil ? nil : instant(seed.updated)
    }
}

extension StatusSet {
    var seeded: [String]? { isEmpty ? nil : names }
}

extension [String: StatusNote] {
    var seeded: [String: SeedStatusNote]? {
        isEmpty ? nil : mapValues { SeedStatusNote(text: $0.text, language: $0.language) }
    }
}
