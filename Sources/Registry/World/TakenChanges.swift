/// What an act has changed, as it was noted.
struct TakenChanges {
    let number: Int
    let noted: NotedChanges

    /// Takes its time where two worlds are compared: not to be asked while the world is held.
    var revision: Revision { Revision(number, noted.all) }
}

/// Changes in the order in which they were made.
struct NotedChanges {
    private var changes: [StateChange] = []
    /// Worlds in the place of others, each behind so many changes: what differs is found out later.
    private var replacements: [(place: Int, before: WorldSnapshot, after: WorldSnapshot)] = []

    var isEmpty: Bool { changes.isEmpty && replacements.isEmpty }

    mutating func append(_ change: StateChange) {
        // What the clock does is mostly told as well: an object and two messages, for which room is made once.
        if changes.isEmpty { changes.reserveCapacity(3) }
        changes.append(change)
    }

    mutating func append(replacementOf before: WorldSnapshot, by after: WorldSnapshot) {
        replacements.append((changes.count, before, after))
    }

    /// Every change; where no world was replaced, as it lies here.
    fileprivate var all: [StateChange] {
        guard !replacements.isEmpty else { return changes }
        var (all, place): ([StateChange], Int) = ([], 0)
        for replacement in replacements {
            all += changes[place..<replacement.place] + replacement.before.changes(to: replacement.after)
            place = replacement.place
        }
        return all + changes[place...]
    }
}
