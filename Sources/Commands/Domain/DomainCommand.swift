import EPP
import Registry
import XML

/// A command on a domain that must exist.
package protocol DomainCommand: Command where Target == Domain {
    var name: DomainName { get }
}

extension DomainCommand {
    package var item: Item { Item(Namespace.domain, "name", name.text) }
    package var zonedName: String? { name.text }

    package func target(in context: Context) throws(EPPError) -> Domain {
        guard let domain = context.world.domains[name.text] else {
            throw EPPError(.objectDoesNotExist, "no such domain is registered", "RFC 5730 §3, 2303", at: item)
        }
        return domain
    }

    /// The rules of every transform but create and transfer, in their order.
    package static func transformRules(prohibitedBy statuses: DomainStatuses) -> [Rule<Self>] {
        [.sponsorAsks("RFC 5731 §3.2"), .noStatusProhibits(statuses, "RFC 5731 §2.3")]
    }
}

extension Domain {
    /// Who can take off each of these statuses, for the registry's operator.
    func remedies(of standing: DomainStatuses) -> String {
        standing.names.map { "\($0): \(remedy(of: $0))" }.joined(separator: "; ")
    }

    private func remedy(of status: String) -> String {
        if status.hasPrefix("client") { return "\(self.sponsor) can take it off" }
        if status == "pendingCreate" { return "the registry has not decided yet" }
        guard status.hasPrefix("server") else { return "an action is under way" }
        return end(of: status) == nil ? "only the registry can take it off" : "the clock takes it off"
    }

    private func end(of status: String) -> Instant? {
        switch status {
        case "serverTransferProhibited": self.lockedUntil
        case "pendingTransfer": self.transfer.flatMap { $0.isPending ? $0.acted : nil }
        default: nil
        }
    }
}

extension DomainName {
    /// Reads a name: 2005 with the rule that it breaks.
    package init(_ element: Element, attributes: [String] = []) throws(EPPError) {
        let text = try element.token(1...255, attributes: attributes)
        do throws(DomainName.Fault) {
            try self.init(text)
        } catch {
            throw EPPError(.valueSyntax, error.text, error.section, at: Item(element))
        }
    }
}
