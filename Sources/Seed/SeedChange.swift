import EPP
import Registry

/// What the registry did by itself, in a poll message.
package struct SeedChange: Sendable, Equatable, Codable {
    package var state: ChangeRecord.State
    package var operation: Operation
    /// What was done with a transfer.
    package var transfer: String?
    package var date: Instant
    package var reason: String

    package enum Operation: String, Sendable, Codable { case transfer, update, purge, autoRenew }

    init(_ record: ChangeRecord) {
        state = record.state
        switch record.operation {
        case .transfer(let what): (operation, transfer) = (.transfer, what)
        case .update: operation = .update
        case .purge: operation = .purge
        case .autoRenew: operation = .autoRenew
        }
        date = record.date
        reason = record.reason
    }

    var record: ChangeRecord {
        let operation: ChangeRecord.Operation =
            switch self.operation {
            case .transfer: .transfer(transfer ?? "")
            case .update: .update
            case .purge: .purge
            case .autoRenew: .autoRenew
            }
        return ChangeRecord(state, operation, at: date, reason)
    }
}
