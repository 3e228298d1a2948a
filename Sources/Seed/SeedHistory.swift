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
