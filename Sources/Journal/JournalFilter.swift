import EPP
import Faults
import Registry

/// Which entries of the journal are wanted: everything that is set must fit.
package struct JournalFilter: Sendable, Equatable {
    package var session: Int?
    package var registrar: String?
    package var kinds: Set<JournalEntry.Kind>?
    /// Of verdicts: such as `domain:*`.
    package var command: Glob?
    /// Of verdicts.
    package var code: Int?
    /// Of verdicts: codes from this on; 2000 for refusals.
    package var leastCode: Int?
    /// The name or identifier of an object, such as `*.example`: of frames and of what comes of them one in the command, of
    /// other entries one that was changed.
    package var name: Glob?
    /// Of verdicts: the client's transaction identifier.
    package var clientTransactionID: String?
    /// Of verdicts: the server's transaction identifier, as the answer had it.
    package var serverTransactionID: String?
    /// By the registry's clock.
    package var since: Instant?

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
        if let since, record.time < since { return false }
        guard command != nil || code != nil || leastCode != nil || readsFrames else { return true }
        guard case .verdict(let verdict) = record.event else { return false }
        if let code, code != verdict.code { return false }
        if let leastCode, verdict.code < leastCode { return false }
        guard let command else { return true }
        return verdict.key.map { command.matches($0.shortDescription) } ?? false
    }
}

extension JournalFilter {
    /// Whether a record's frames decide, too.
    var readsFrames: Bool { clientTransactionID != nil || serverTransactionID != nil }

    /// Whether a verdict is on a command that names a wanted object, or one was changed.
    func acceptsName(of record: JournalRecord) -> Bool {
        guard let name else { return true }
        if record.event.changes.name(name.matches) { return true }
        return record.request.map(CommandFrame.init)?.names.contains(where: name.matches) ?? false
    }

    /// What `accepts` leaves open.
    func acceptsFrames(_ record: JournalRecord) -> Bool {
        guard readsFrames else { return true }
        func fits(_ wanted: String?, _ element: String, of frame: [UInt8]?) -> Bool {
            wanted == nil || frame.map(CommandFrame.init)?.content(of: element) == wanted
        }
        return fits(clientTransactionID, "cltrid", of: record.request)
            && fits(serverTransactionID, "svtrid", of: record.answer)
    }
}

extension JournalRecord.Event {
    /// How many bytes of frames are in it.
    var weight: Int {
        switch self {
        case .received(let frame), .sent(let frame): frame.count
        default: 0
        }
    }

    /// Whether it tells that a client is active.
    var isActivity: Bool {
        switch self {
        case .received, .verdict: true
        default: false
        }
    }

    var kind: JournalEntry.Kind {
        switch self {
        case .opened: .opened
        case .closed: .closed
        case .handshakeFailed: .handshakeFailed
        case .received: .received
        case .sent: .sent
        case .verdict: .verdict
        case .fault: .fault
        case .clock, .acted: .clock
        case .operator: .operator
        }
    }
}
