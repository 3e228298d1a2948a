import Commands
import EPP
import Registry
import XML

/// Changes an application: an update that carries its identifier (RFC 8334 §3.4).
package struct ApplicationUpdate: ApplicationCommand, NamesContacts {
    package static let key = CommandKey(.update, Namespace.domain)
    package static let rules: [Rule<ApplicationUpdate>] =
        accessRules + [
            pendingRule, statusRule(.serverUpdateProhibited),
            statusRule(.clientUpdateProhibited) { $0.command.update.unlocks }, thinRule,
        ]

    let reference: ApplicationReference
    fileprivate let update: DomainUpdate

    var name: DomainName { update.name }
    package var namedContact: Item? { update.namedContact }

    /// It is never read by itself.
    package init(_ object: Element) throws(EPPError) {
        throw EPPError(.useError, "an application is changed with launch:update", "RFC 8334 §3.4", at: Item(object))
    }

    init(_ element: Element, of update: DomainUpdate) throws(EPPError) {
        reference = try ApplicationReference(element)
        self.update = update
    }

    /// An update that changes nothing is 2003, as one of a domain is (RFC 5731 §3.2.5).
    package var asksForNothing: Bool { update.asksForNothing }

    /// One that was invalid is validated anew (RFC 8334 §2.4).
    package func decide(
        _ application: LaunchApplication,
        _ context: Context
    ) throws(EPPError) -> Decision<LaunchApplication> {
        var changed = application
        changed.domain = try update.decide(application.domain, context).subject
        if changed.status == .invalid { (changed.status, changed.statusText) = (.pendingValidation, nil) }
        return Decision(changed, changes: { [.application($0)] })
    }
}
