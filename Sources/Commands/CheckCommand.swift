import EPP
import Registry
import XML

/// A command that asks which of several names can be had (RFC 5731, 5732 and 5733 §3.1.1).
protocol CheckCommand: Command where Target == Void, Subject == [CheckedName] {
    static var kind: ObjectKind { get }
    /// What the command asks for, in the field's words: names, identifiers.
    static var plural: String { get }
    /// How many of them the policy allows, and where that is said.
    static var most: (of: @Sendable (PolicyInForce) -> Int, section: String) { get }
    /// Why a name cannot be had, in at most 32 characters (RFC 5730 §4, `reasonBaseType`).
    static func obstacle(_ written: String, _ context: Context) -> String?

    /// As the client wrote them: the answer repeats them.
    var names: [String] { get }
}

extension CheckCommand {
    package static var rules: [Rule<Self>] {
        let most = most
        return [
            Rule(
                "no more \(plural) than the policy allows",
                else: .valuePolicy,
                most.section,
                found: { "the command has \($0.command.names.count) \(plural), and \(most.of($0.policy)) are the most" }
            ) { $0.command.names.count <= most.of($0.policy) }
        ]
    }

    package func decide(_: Void, _ context: Context) throws(EPPError) -> Decision<[CheckedName]> {
        let checked = names.map { CheckedName($0, reason: Self.obstacle($0, context)) }
        return Decision(checked, of: Self.kind)
    }

    /// The texts of the object's children of one name.
    static func names(
        of object: Element,
        _ child: String,
        _ text: (Element) throws(EPPError) -> String = { element throws(EPPError) in try element.token(1...255) }
    ) throws(EPPError) -> [String] {
        var children = try Children(of: object)
        var names = [try text(try children.required(child))]
        while let next = children.optional(child) { names.append(try text(next)) }
        try children.end()
        return names
    }
}
