import EPP
import JSON
import Journal
import Registry

/// What an entry of the journal means to whoever has ordered a webhook.
enum WebhookEvent: String, Sendable, CaseIterable {
    case codeMailed = "code.mailed"
    case confirmationMailed = "confirmation.mailed"
    case transferRequested = "transfer.requested"
    case transferDone = "transfer.done"
    case transferEnded = "transfer.ended"
    case domainCreated = "domain.created"
    case domainExpired = "domain.expired"
    case domainDeleted = "domain.deleted"
    case faultActed = "fault.acted"
    case commandDone = "command.done"
    case commandRefused = "command.refused"
    case clockMoved = "clock.moved"
    case clockActed = "clock.acted"
    case operatorActed = "operator.acted"
    case sessionOpened = "session.opened"
    case sessionClosed = "session.closed"
    case handshakeFailed = "handshake.failed"

    /// What it means, in the manual's words.
    var summary: String {
        switch self {
        case .codeMailed: "a holder was sent a code"
        case .confirmationMailed: "a holder was asked to confirm a transfer"
        case .transferRequested: "a transfer waits to be decided"
        case .transferDone: "an object has another sponsor"
        case .transferEnded: "a transfer was rejected, cancelled, or ended by the registry"
        case .domainCreated: "a domain was registered"
        case .domainExpired: "a registration came to its end, or was renewed by itself"
        case .domainDeleted: "a domain has gone"
        case .faultActed: "a fault rule acted"
        case .commandDone: "a command succeeded"
        case .commandRefused: "a command was refused"
        case .clockMoved: "the registry's time was changed"
        case .clockActed: "something was due and has been done"
        case .operatorActed: "a call of the control API changed something"
        case .sessionOpened: "a connection came up"
        case .sessionClosed: "a connection ended"
        case .handshakeFailed: "a TLS handshake failed"
        }
    }

    /// All that an entry is, what says most first; none for frames.
    static func all(of entry: JournalEntry) -> [WebhookEvent] {
        let changes = entry.changes.shown.flatMap(of)
        return changes + own(entry).filter { !changes.contains($0) }
    }

    private static func own(_ entry: JournalEntry) -> [WebhookEvent] {
        switch entry.event {
        case .received, .sent: []
        case .opened: [.sessionOpened]
        case .closed: [.sessionClosed]
        case .handshakeFailed: [.handshakeFailed]
        case .verdict(let verdict): [verdict.code < 2000 ? .commandDone : .commandRefused]
        case .fault: [.faultActed]
        case .clock: [.clockMoved]
        case .acted(let act): (act.kind == .expiry ? [.domainExpired] : []) + [.clockActed]
        case .operator: [.operatorActed]
        }
    }

    private static func of(_ change: JournalChange) -> [WebhookEvent] {
        switch (change.kind, change.outcome) {
        case (.delivery, .created): mail(change)
        case (.domain, .created): [.domainCreated]
        case (.domain, .deleted): [.domainDeleted]
        case (.domain, .changed), (.contact, .changed): transfer(change)
        default: []
        }
    }

    private static func mail(_ change: JournalChange) -> [WebhookEvent] {
        if change.fields["key"] != nil { return [.confirmationMailed] }
        return change.fields["domain"] == nil ? [] : [.codeMailed]
    }

    private static func transfer(_ change: JournalChange) -> [WebhookEvent] {
        if change.fields["sponsor"]?.to != nil { return [.transferDone] }
        guard let difference = change.fields["transfer"], let waits = isPending(difference.to) else { return [] }
        guard waits else { return [.transferEnded] }
        // Where it waited before, somebody has said something that does not decide it.
        return isPending(difference.from) == true ? [] : [.transferRequested]
    }

    /// Whether a transfer waits, as one without a status does; nil where there is none.
    private static func isPending(_ transfer: JSONValue?) -> Bool? {
        guard case .object(let transfer)? = transfer else { return nil }
        return transfer["status"]?.string ?? "pending" == "pending"
    }
}
