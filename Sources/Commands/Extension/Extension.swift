import EPP
import Registry
import XML

/// One EPP extension: a namespace, the commands it adds, and what it does to the commands it knows (RFC 3735).
package protocol Extension: Sendable {
    static var namespace: String { get }
    /// Whether the namespace goes among the objects of the greeting, not among the extensions.
    static var isObject: Bool { get }
    static var commands: [AnyCommand] { get }
    static var hooks: [AnyHook] { get }
    /// Local names of its elements that hold secrets; each stands in `SecretElements` too.
    static var secretElements: Set<String> { get }
    /// Whether a registry of this policy has the extension.
    static func isOffered(under policy: Policy) -> Bool
    /// Whether its hooks act, even where it is not announced; as it is offered unless it says so.
    static func acts(under policy: Policy) -> Bool
}

extension Extension {
    package static var isObject: Bool { false }
    package static var commands: [AnyCommand] { [] }
    package static var hooks: [AnyHook] { [] }
    package static var secretElements: Set<String> { [] }
    package static func isOffered(under policy: Policy) -> Bool { true }
    package static func acts(under policy: Policy) -> Bool { isOffered(under: policy) }
}
