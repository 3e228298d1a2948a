import EPP
import Registry
import XML

/// Changes a domain: RFC 5731 §3.2.5.
package struct DomainUpdate: DomainCommand, NamesContacts {
    package static let key = CommandKey(.update, Namespace.domain)
    package static let rules: [Rule<DomainUpdate>] =
        transformRules(prohibitedBy: .serverUpdateProhibited) + [
            Rule(
                "clientUpdateProhibited is not set, or is removed",
                else: .statusProhibits,
                "RFC 5731 §2.3",
                found: { _ in "it is set" }
            ) {
                $0.command.unlocks || !$0.domain.statuses.contains(.clientUpdateProhibited)
            },
            Rule(
                "an update that removes clientUpdateProhibited changes nothing else, where that is demanded",
                else: .statusProhibits,
                "policy domain.unlockingMayChangeMore",
                found: { _ in "the update changes more" }
            ) {
                $0.policy.domain.unlockingMayChangeMore || $0.command.onlyUnlocks
                    || !$0.domain.statuses.contains(.clientUpdateProhibited)
            },
            thinRule,
        ]

    package let name: DomainName
    package let added: DomainListing
    package let removed: DomainListing
    package let changed: DomainAmendment

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        name = try DomainName(children.required("name"))
        added = try DomainListing(children.optional("add"))
        removed = try DomainListing(children.optional("rem"))
        changed = try DomainAmendment(children.optional("chg"))
        try children.end()
    }

    package var asksForNothing: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    /// What is taken off may be named under every data model.
    package var namedContact: Item? {
        if let registrant = changed.registrant, !registrant.isEmpty {
            return Item(Namespace.domain, "registrant", registrant)
        }
        return added.contacts.first.map { $0.item }
    }

    /// Whether it takes `clientUpdateProhibited` off.
    package var unlocks: Bool { removed.statuses.contains { $0.status == .clientUpdateProhibited } }

    private var onlyUnlocks: Bool {
        unlocks && added.isEmpty && changed.isEmpty && removed.statuses.count == 1
            && removed.nameservers.isEmpty && removed.contacts.isEmpty
    }

    /// What is removed goes first, so that one update can replace (as RFC 5910 §5.2.5 orders it for keys).
    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        var updated = domain
        try removed.remove(from: &updated, context)
        try added.add(to: &updated, context)
        try changed.apply(to: &updated, context)
        try DomainRelations.checkContacts(updated, former: domain, context)
        try DomainRelations.checkRoles(of: updated, former: domain, context)
        if updated.nameservers != domain.nameservers || updated.hostAttributes != domain.hostAttributes {
            try DomainRelations.checkNameservers(updated, context)
        }
        updated.touch(by: context.client, at: context.now)
        return Decision(updated, changes: { [.domain($0)] })
    }
}

/// `<domain:chg>`: what replaces a value of the domain (RFC 5731 §3.2.5).
package struct DomainAmendment: Sendable, Equatable {
    /// Empty removes the registrant.
    package let registrant: String?
    /// `<null/>` and an empty code unset it (RFC 9154 §5.2).
    package let authInfo: AuthInfoElement?

    package var isEmpty: Bool { registrant == nil && authInfo == nil }

    /// No element changes nothing.
    package init(_ element: Element?) throws(EPPError) {
        guard let element else {
            (registrant, authInfo) = (nil, nil)
            return
        }
        var children = try Children(of: element)
        registrant = try children.optional("registrant").map { child throws(EPPError) in try child.token(0...16) }
        authInfo = try children.optional("authInfo").map { child throws(EPPError) in
            try AuthInfoElement(child, mayBeNull: true)
        }
        try children.end()
    }

    /// Makes the changes; a registrant that the policy demands cannot go (2308).
    func apply(to domain: inout Domain, _ context: Context) throws(EPPError) {
        if let registrant {
            guard !registrant.isEmpty || !context.policy.needsRegistrant(of: context.client) else {
                let item = Item(Namespace.domain, "registrant")
                throw EPPError(.dataPolicyViolation, "a domain has a registrant", "policy domain", at: item)
            }
            domain.registrant = registrant.isEmpty ? nil : registrant
        }
        if let authInfo {
            let code = try context.changedAuthInfo(
                authInfo,
                of: .domain,
                from: domain.authInfo,
                isLocked: domain.isLocked(at: context.now, context.policy.transfer),
                Item(Namespace.domain, "authInfo")
            )
            domain.replaceCode(by: code, code == .unset ? .removed : .replaced, at: context.now)
        }
    }
}
