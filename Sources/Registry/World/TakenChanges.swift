/// What an act has changed, as it was noted.
struct TakenChanges {
    let number: Int
    let noted: [World.NotedChange]

    /// Takes its time where two worlds are compared: not to be asked while the world is held.
    var revision: Revision {
        // One change is what nearly every command makes.
        if noted.count == 1, case .one(let change) = noted[0] { return Revision(number, [change]) }
        let changes = noted.flatMap { noted -> [StateChange] in
            switch noted {
            case .one(let change): [change]
            case .replaced(let before, let after): before.changes(to: after)
            }
        }
        return Revision(number, changes)
    }
}
