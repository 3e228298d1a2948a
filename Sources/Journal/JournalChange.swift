import JSON
import Registry

/// What an entry of the journal has changed, of one thing, as it is shown: secrets are masked.
package struct JournalChange: Sendable, Equatable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case domain, host, contact, organization, application, registrar, maintenance
        /// A poll message, by its number.
        case message
        /// A mail to a holder, by its number; or the outbox, where it was emptied.
        case delivery, outbox
        /// What is the operator's and no part of the registry's state.
        case fault, snapshot, label, reservedNames, clock
    }

    package enum Outcome: String, Sendable, Codable, CaseIterable { case created, changed, deleted }

    /// A field before and after; nil where it was not there, or is not any more.
    package struct Difference: Sendable, Equatable {
        package var from: JSONValue?
        package var to: JSONValue?

        package init(from: JSONValue?, to: JSONValue?) { (self.from, self.to) = (from, to) }
    }

    package let kind: Kind
    /// Its name or identifier: of a host that was renamed the new one.
    package let name: String
    package let outcome: Outcome
    /// As the control API has them; of what was made or has gone all that there were.
    package let fields: [String: Difference]
}

/// What an entry has changed, kept as it was noted and shown only to who asks: most readers do not.
package struct JournalChanges: Sendable, Equatable, CustomStringConvertible {
    private let recorded: RecordedChanges

    init(_ recorded: RecordedChanges) { self.recorded = recorded }

    /// The number of the act among all that have changed the registry's state; nil where this one has not.
    package var revision: Int? { recorded.revision?.number }

    /// Whether nothing was noted; what was noted may come to nothing, such as a field that is set to what it was.
    package var isEmpty: Bool { recorded.count == 0 }

    /// How many more things were changed than an entry keeps.
    package var omitted: Int { recorded.revision?.omitted ?? 0 }

    /// Each thing that was changed, once, and in the order in which it was first touched.
    package var shown: [JournalChange] { ChangeSummary(recorded).changes }

    /// Never what is in it: descriptions end up in logs.
    package var description: String { "\(recorded.count) changes" }

    package static func == (left: JournalChanges, right: JournalChanges) -> Bool {
        left.revision == right.revision && left.shown == right.shown
    }
}

/// What one act has changed, as it is kept: secrets included.
package struct RecordedChanges: Sendable {
    package var revision: Revision?
    package var settings: [SettingChange] = []

    package init(_ revision: Revision? = nil) { self.revision = revision }

    var count: Int { (revision?.changes.count ?? 0) + settings.count }
}

/// What the operator has changed and is no part of the registry's state: without secrets.
package struct SettingChange: Sendable {
    let kind: JournalChange.Kind
    let name: String
    let before: JSONValue?
    let after: JSONValue?

    package init(_ kind: JournalChange.Kind, _ name: String, from before: JSONValue?, to after: JSONValue?) {
        (self.kind, self.name, self.before, self.after) = (kind, name, before, after)
    }
}
