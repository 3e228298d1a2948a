import EPP
import Registry
import XML

/// One EPP command: how it is read, what may stop it, what it decides.
///
/// A command's file reads in this order: its key, its rules, its fields, how it is read, what it decides.
package protocol Command: Sendable {
    /// The object that the command acts on, looked up once; none for a create.
    associatedtype Target: Sendable = Void
    /// What the command makes of it: extensions amend it, and add to its answer.
    associatedtype Subject: Sendable = Void

    static var key: CommandKey { get }
    /// In order of precedence: the first rule that does not hold is the answer.
    static var rules: [Rule<Self>] { get }

    /// Reads the object's element.
    ///
    /// Everything that needs no world is checked here: order, cardinality, every value.
    init(_ object: Element) throws(EPPError)

    /// What the client understands: what it listed at login.
    func services(in context: Context) -> Services

    /// What the command is about, for the `<value>` of a refusal.
    var item: Item { get }

    /// The domain's name that the command is about, whose zone may have a policy of its own; none for one about several, or
    /// about what lies in no zone.
    var zonedName: String? { get }

    /// Whether the command asks for nothing by itself.
    ///
    /// It is 2003 then, unless an extension has something to say (RFC 5731, 5732 and 5733 §3.2.5).
    var asksForNothing: Bool { get }

    /// Looks the target up: 2303 where there is none.
    func target(in context: Context) throws(EPPError) -> Target

    /// Decides, once every rule holds.
    ///
    /// Reads only.
    func decide(_ target: Target, _ context: Context) throws(EPPError) -> Decision<Subject>
}

extension Command {
    package var asksForNothing: Bool { false }

    package var zonedName: String? { nil }

    package func services(in context: Context) -> Services { context.services }
}

extension Command where Target == Void {
    package func target(in context: Context) throws(EPPError) {}
}
