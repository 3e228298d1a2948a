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
                guard let draft = message?.draft, let change = draft.change, case .domain(let domain)? = draft.notice
                else { return nil }
                let data = ChangeData(change, of: domain, by: context.policy.serverID)
                return { xml in data.write(&xml) }
            }
        ]
    }
}
