import Commands
import EPP
import Registry

/// Moves the expiry date of a domain to a day of the client's choice (Verisign, "ConsoliDate Mapping for the EPP").
package enum Sync: Extension {
    package static let namespace = "http://www.verisign.com/epp/sync-1.0"

    package static func isOffered(under policy: Policy) -> Bool { policy.domain.takesSynchronization }

    package static var hooks: [AnyHook] {
        [
            .superseding(DomainUpdate.self, with: "update", of: namespace) { element, update throws(EPPError) in
                try Synchronization(element, of: update)
            }
        ]
    }
}
