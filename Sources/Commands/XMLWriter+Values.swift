import EPP
import Registry
import XML

extension XMLWriter {
    /// A date and time.
    package mutating func date(_ name: StaticString, _ instant: Instant) {
        open(name)
        raw(instant.text.span)
        close(name)
    }

    /// An identifier of an object in the repository.
    package mutating func roid(_ name: StaticString, _ roid: RepositoryObjectID) {
        open(name)
        text(roid.letter)
        integer(roid.number)
        raw("-")
        text(roid.suffix)
        close(name)
    }

    /// One element for each status, with the text that came with it.
    package mutating func statuses(_ name: StaticString, _ statuses: some StatusSet, _ notes: [String: StatusNote]) {
        guard !notes.isEmpty else { return statuses.forEachName { empty(name, ("s", $0)) } }
        for status in statuses.names {
            guard let note = notes[status] else {
                empty(name, ("s", status))
                continue
            }
            guard let language = note.language else {
                element(name, ("s", status), text: note.text)
                continue
            }
            element(name, ["s": status, "lang": language], text: note.text)
        }
    }
}
