import Commands
import EPP
import Registry
import XML

/// Tells a sponsor what the registry did to its object by itself (RFC 8590).
package enum ChangePoll: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:changePoll-1.0"

    package static func isOffered(under policy: Policy) -> Bool { policy.poll.tellsChanges }

    package static var hooks: [AnyHook] {
        [
            .answering(PollRequest.self, in: namespace) { _, message, context in
                guard let draft = message?.draft, let change = draft.change, let object = draft.notice?.object
                else { return nil }
                let data = ChangeData(change, of: object, by: context.policy.serverID)
                return { xml in data.write(&xml) }
            }
        ]
    }
}

extension Notice {
    /// The number of the object whose state it shows.
    fileprivate var object: ObjectID? {
        switch self {
        case .domain(let image): image.domain.id
        case .contact(let image): image.contact.object
        case .host(let image): image.host.id
        case .organization(let image): image.organization.object
        case .transfer, .pendingAction, .maintenance: nil
        }
    }
}

/// `changePoll:changeData`: what was done, when, by whom and why (RFC 8590 §3.1.2).
struct ChangeData: Sendable {
    private let change: ChangeRecord
    private let object: ObjectID
    private let who: String

    init(_ change: ChangeRecord, of object: ObjectID, by registry: String) {
        self.change = change
        self.object = object
        who = registry.isEmpty ? "registry" : registry
    }

    /// The same for both states of one change: no command gave it an identifier.
    private var transaction: String { "CLOCK-\(object)-\(change.date.milliseconds)" }

    /// The name of the operation and its `op` (RFC 8590 §2.1).
    private var operation: (name: String, operation: String?) {
        switch change.operation {
        case .transfer(let operation): ("transfer", operation)
        case .create: ("create", nil)
        case .update: ("update", nil)
        case .deletePurge: ("delete", "purge")
        case .autoDelete: ("autoDelete", nil)
        case .purge: ("autoPurge", nil)
        case .autoRenew: ("autoRenew", nil)
        }
    }

    func write(_ xml: inout XMLWriter) {
        let attributes: KeyValuePairs<StaticString, String> = [
            "xmlns:changePoll": ChangePoll.namespace, "state": change.state.rawValue,
        ]
        xml.element("changePoll:changeData", attributes) { xml in
            let (name, op) = operation
            if let op {
                xml.element("changePoll:operation", ("op", op), text: name)
            } else {
                xml.element("changePoll:operation", text: name)
            }
            xml.date("changePoll:date", change.date)
            xml.element("changePoll:svTRID", text: transaction)
            xml.element("changePoll:who", text: who)
            // 32 characters at most (RFC 5730 §4, `reasonBaseType`).
            xml.element(
                "changePoll:reason",
                text: String(String.UnicodeScalarView(change.reason.unicodeScalars.prefix(32)))
            )
        }
    }
}
