import EPP
import Registry
import XML

/// What an update adds to an object's statuses and what it removes (RFC 5731 §3.2.5, RFC 5732 §3.2.5, RFC 5733 §3.2.5).
package struct StatusChanges<Statuses: StatusSet>: Sendable, Equatable {
    package let added: [Entry]
    package let removed: [Entry]

    /// One `<status>`: the value, and the text that came with it.
    package struct Entry: Sendable, Equatable {
        package let status: Statuses
        package let note: StatusNote?
        let item: Item
    }

    package init(added: [Entry] = [], removed: [Entry] = []) {
        self.added = added
        self.removed = removed
    }

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty }

    /// Whether the update takes this status away.
    package func remove(_ status: Statuses) -> Bool { removed.contains { $0.status == status } }

    /// Removes first, then adds, as RFC 5910 §5.2.5 orders it.
    ///
    /// A status that is there already cannot be added, nor one removed that is not there, nor one touched that is the
    /// registry's: 2306.
    package func apply(
        to statuses: inout Statuses,
        _ notes: inout [String: StatusNote],
        isSettable: (Statuses) -> Bool = Statuses.settableByClients.isSuperset(of:)
    ) throws(EPPError) {
        for entry in removed + added where !isSettable(entry.status) {
            throw entry.refusal("is not a client's to change")
        }
        for entry in removed {
            guard statuses.isSuperset(of: entry.status) else { throw entry.refusal("is not set") }
            statuses.subtract(entry.status)
            for name in entry.status.names { notes[name] = nil }
        }
        for entry in added {
            guard statuses.isDisjoint(with: entry.status) else { throw entry.refusal("is set already") }
            statuses.formUnion(entry.status)
            for name in entry.status.names { notes[name] = entry.note }
        }
    }
}

extension StatusChanges.Entry {
    /// Reads `<status>`: 2005 for a value that the mapping does not define.
    package init(_ element: Element) throws(EPPError) {
        let text = try element.normalizedString(attributes: ["s", "lang"])
        let language = try element.language(attribute: "lang")
        guard let written = element[attribute: "s"] else { throw .missing(attribute: "s", of: element) }
        item = Item(element.namespace, element.name, written.collapsed)
        guard let status = Statuses(name: written.collapsed) else {
            let section = Namespace.statuses(of: item.namespace)
            throw EPPError(.valueSyntax, "\(element.quoted(written)) is no status", section, at: item)
        }
        self.status = status
        note = text.isEmpty ? nil : StatusNote(text, language: language)
    }

    fileprivate func refusal(_ fault: String) -> EPPError {
        EPPError(.valuePolicy, "the status \(fault)", Namespace.statuses(of: item.namespace), at: item)
    }
}
