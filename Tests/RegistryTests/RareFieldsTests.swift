import EPP
import Testing

@testable import Registry

/// What few domains have: a domain that has any of it keeps it, whichever it is.
struct RareFieldsTests {
    typealias Fields = Domain.RareFields

    private static let moment = Instant(milliseconds: 1)
    private static let ids = TransactionIDs(client: nil, server: "SRV-1")

    private static let changes: [@Sendable (inout Fields) -> Void] = [
        { $0.transferred = moment },
        { $0.statusNotes = ["ok": StatusNote("fine")] },
        { $0.hostAttributes = [HostAttribute("ns.example")] },
        { $0.transfer = Transfer(requester: "beta", at: moment, from: "alpha", until: moment, months: nil) },
        { $0.lockedUntil = moment },
        { $0.processNumber = "1" },
        { $0.creation = Creation(until: nil, months: 12, origin: ids) },
        { $0.deletion = Deletion(.pendingDelete, ends: moment, redemptionEnds: moment, origin: ids) },
        { $0.extensionData[Note.self] = "here" },
    ]

    private enum Note: ExtensionDataKey {
        typealias Value = String
        static var name: String { "note" }
    }

    @Test func everyFieldIsLookedAt() {
        #expect(Fields().areUsual)
        #expect(Self.changes.count == Mirror(reflecting: Fields()).children.count)
        for change in Self.changes {
            var fields = Fields()
            change(&fields)
            #expect(!fields.areUsual && fields != Fields())
        }
    }
}
