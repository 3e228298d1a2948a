import EPP

/// A message that waits for a registrar (RFC 5730 §2.9.2.3).
package struct PollMessage: Sendable, Equatable {
    package let id: Int
    package let draft: Draft

    init(id: Int, _ draft: Draft) {
        self.id = id
        self.draft = draft
    }

    /// A message before it is queued: one reference, which the queue and the journal share.
    package struct Draft: RecordBearer {
        package var record: Shared<Record>

        package init(_ text: String, at queued: Instant, _ notice: Notice? = nil, change: ChangeRecord? = nil) {
            record = Shared(Record(queued: queued, text: text, notice: notice, change: change))
        }
    }
}

extension PollMessage.Draft {
    /// What a message tells.
    package struct Record: Sendable, Equatable {
        package let queued: Instant
        package let text: String
        package let notice: Notice?
        /// What the registry did by itself, where that is what the message is about.
        package let change: ChangeRecord?
        /// What extensions say beside the notice.
        package var extensionData = ExtensionData()
    }
}

/// What a poll message carries in its `<resData>`.
///
/// By far the most are about domains: the other kinds stand apart, so that a message is no larger than these need.
package enum Notice: Sendable, Equatable {
    /// `domain:trnData` (RFC 5731 §3.2.4), or a contact's (RFC 5733 §3.2.4).
    indirect case transfer(ObjectKind, name: String, Transfer)
    /// `panData`: an action that was pending is done (RFC 5731 §3.3).
    indirect case pendingAction(ObjectKind, name: String, succeeded: Bool, TransactionIDs, at: Instant)
    /// `infData` of an object as it was (RFC 8590 §3.1.2).
    case domain(DomainImage)
    indirect case contact(ContactImage)
    indirect case host(HostImage)
    indirect case organization(OrganizationImage)
    /// A maintenance as it was planned then, and why registrars are told (RFC 9167 §3.3).
    indirect case maintenance(MaintenancePolicy, MaintenancePollType)
}

/// What the registry did to an object by itself, as the object's sponsor is told (RFC 8590 §3.1.2).
package struct ChangeRecord: Sendable, Equatable {
    /// Whether the message shows the object before the change or after it.
    package enum State: String, Sendable, Codable, CaseIterable { case before, after }

    /// RFC 8590's operations (§2.1), so far as time or the operator brings them about.
    package enum Operation: Sendable, Equatable {
        /// By the operator.
        case create
        indirect case transfer(String)
        case update
        /// The end of a deletion that a registrar asked for: `delete` with `op="purge"`.
        case deletePurge
        /// A deletion at the expiry date.
        case autoDelete
        /// The end of such a deletion.
        case purge
        case autoRenew
    }

    package let state: State
    package let operation: Operation
    package let date: Instant
    /// In the registry's words.
    package let reason: String

    package init(_ state: State, _ operation: Operation, at date: Instant, _ reason: String) {
        self.state = state
        self.operation = operation
        self.date = date
        self.reason = reason
    }
}
