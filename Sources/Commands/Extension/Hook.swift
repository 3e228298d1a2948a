import EPP
import XML

/// What an extension does to one command.
package struct Hook<C: Command>: Sendable {
    /// Amends the decision, or refuses.
    ///
    /// Runs when every rule of the command held.
    package typealias Amend = @Sendable (C, C.Target, inout Decision<C.Subject>, Context) throws(EPPError) -> Void
    /// Reads the extension's element, once, outside the lock.
    package typealias Read = @Sendable (Element, C) throws(EPPError) -> Amend
    /// What is added to the answer, if anything.
    package typealias Answer = @Sendable (C.Subject, Context) -> Fragment.Write?
    /// Another command takes the place of this one.
    package typealias Supersede = @Sendable (Element, C) throws(EPPError) -> any Command

    let namespace: String
    var read: Read?
    var always: Amend?
    var answer: Answer?
    var supersede: Supersede?
    var rules: [Rule<C>] = []
}
