import EPP
import Faults

/// Which entries of the journal are wanted: everything that is set must fit.
package struct JournalFilter: Sendable, Equatable {
    package var session: Int?
    package var registrar: String?
    package var kinds: Set<JournalEntry.Kind>?
    /// Of verdicts: such as `domain:*`.
    package var command: Glob?
    /// Of verdicts.
    package var code: Int?
    /// Of frames, and of what comes of them: the name or identifier of an object in the command.
    package var name: Glob?

    package init(
        session: Int? = nil,
        registrar: String? = nil,
        kinds: Set<JournalEntry.Kind>? = nil,
        command: Glob? = nil,
        code: Int? = nil,
        name: Glob? = nil
    ) {
        self.session = session
        self.registrar = registrar
        self.kinds = kinds
        self.command = command
        self.code = code
        self.name = name
    }

    /// Whether all but the name fits.
    func accepts(_ record: JournalRecord) -> Bool {
        if let session, session != record.session { return false }
        if let registrar, registrar != record.registrar { return false }
        if let kinds, !kinds.contains(record.event.kind) { return false }
        guard command != nil || code != nil else { return true }
        guard case .verdict(let verdict) = record.event else { return false }
        if let code, code != verdict.code { return false }
        guard let command else { return true }
        return verdict.key.map { command.matches($0.shortDescription) } ?? false
    }
}

extension JournalRecord.Event {
    fileprivate var kind: JournalEntry.Kind {
        switch self {
        case .opened: .opened
        case .closed: .closed
        case .handshakeFailed: .handshakeFailed
        case .received: .received
        case .sent: .sent
        case .verdict: .verdict
        case .fault: .fault
        }
    }
}
