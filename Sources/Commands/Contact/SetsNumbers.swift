import EPP
import Registry

/// A command that may set telephone numbers of a contact, or remove them by empty ones.
package protocol SetsNumbers: Command {
    /// The first number that is there and empty.
    var emptyNumber: Item? { get }
}

extension SetsNumbers {
    /// The schema lets a number be empty; many registries do not, ICANN's tests among their reasons.
    static var emptyNumberRule: Rule<Self> {
        Rule(
            "a number that is given is not empty",
            else: .valueSyntax,
            "RFC 5733 §2.5, policy contact.takesEmptyNumbers",
            at: { $0.emptyNumber ?? $0.item },
            found: { _ in "it is empty" }
        ) { $0.command.emptyNumber == nil || $0.policy.contact.takesEmptyNumbers }
    }
}
