/// A part of a journal, as JSON.
struct JournalView: Encodable {
    let entries: [JournalEntryView]
    /// The number of the journal's newest entry, which may be none of these.
    let last: Int
    /// How many had to go, as there was no room for them.
    let dropped: Int
}
