import Commands
import EPP
import Registry
import XML

/// Takes an application back: a delete that carries its identifier (RFC 8334 §3.5).
package struct ApplicationDelete: ApplicationCommand {
    package static let key = CommandKey(.delete, Namespace.domain)
    package static let rules: [Rule<ApplicationDelete>] =
        accessRules + [pendingRule, statusRule([.clientDeleteProhibited, .serverDeleteProhibited])]

    let reference: ApplicationReference
    let name: DomainName

    /// It is never read by itself.
    package init(_ object: Element) throws(EPPError) {
        let reason = "an application is taken back with launch:delete"
        throw EPPError(.useError, reason, "RFC 8334 §3.5", at: Item(object))
    }

    init(_ element: Element, of delete: DomainDelete) throws(EPPError) {
        reference = try ApplicationReference(element)
        name = delete.name
    }

    /// What it has cost is given back.
    package func decide(
        _ application: LaunchApplication,
        _ context: Context
    ) throws(EPPError) -> Decision<LaunchApplication> {
        var decision = Decision(application, changes: { [.noApplication($0.id)] })
        decision.sideEffects = application.refund(at: context.now, in: context.world)
        return decision
    }
}
