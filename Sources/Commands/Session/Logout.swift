import EPP
import Registry
import XML

/// Ends a session: RFC 5730 §2.9.1.2.
package struct Logout: Command {
    package static let key = CommandKey(.logout, Namespace.epp)
    package static let rules: [Rule<Logout>] = []

    package var item: Item { Item(Namespace.epp, "logout") }

    /// The schema leaves the content open, the RFC says that there is none.
    package init(_ object: Element) throws(EPPError) {
        _ = try Children(of: object)
        if let child = object.children.first { throw .unexpected(child, in: object) }
    }

    package func decide(_: Void, _ context: Context) throws(EPPError) -> Decision<Void> {
        var decision = Decision<Void>()
        decision.code = .endingSession
        return decision
    }
}
