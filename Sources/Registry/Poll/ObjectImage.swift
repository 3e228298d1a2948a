import EPP

/// A contact at one moment, as a message shows it later (RFC 8590 §3.1.2).
package struct ContactImage: Sendable, Equatable {
    package let contact: Contact
    /// Whether a domain named it then.
    package let isLinked: Bool

    package init(_ contact: Contact, isLinked: Bool) {
        self.contact = contact
        self.isLinked = isLinked
    }
}

/// A host at one moment, as a message shows it later (RFC 8590 §3.1.2).
package struct HostImage: Sendable, Equatable {
    package let host: Host
    /// Whether a domain used it as a name server then.
    package let isLinked: Bool

    package init(_ host: Host, isLinked: Bool) {
        self.host = host
        self.isLinked = isLinked
    }
}

/// An organization at one moment, as a message shows it later (RFC 8590 §3.1.2).
package struct OrganizationImage: Sendable, Equatable {
    package let organization: Organization
    /// Whether anything named it then, and in which of its roles.
    package let isLinked: Bool
    package let linkedRoles: [String]

    package init(_ organization: Organization, isLinked: Bool, linkedRoles: [String]) {
        (self.organization, self.isLinked, self.linkedRoles) = (organization, isLinked, linkedRoles)
    }

    /// The organization in a world.
    package init(_ organization: Organization, in world: World) {
        let roles = organization.roles.map(\.type)
        self.init(
            organization,
            isLinked: world.isLinked(organization: organization.id),
            linkedRoles: roles.filter { world.isLinked(organization: organization.id, as: $0) }
        )
    }
}

/// An object before a change or after it, and who is told of that state: its sponsor.
package struct ObjectImage: Sendable {
    let notice: Notice
    let sponsor: ClientID

    /// Hosts that are about to be renamed have their new names.
    package init(_ domain: Domain, in world: World, renaming names: [ObjectID: String] = [:]) {
        notice = .domain(DomainImage(domain, in: world, renaming: names))
        sponsor = domain.sponsor
    }

    package init(_ contact: Contact, in world: World) {
        notice = .contact(ContactImage(contact, isLinked: world.isLinked(contact: contact.id)))
        sponsor = contact.sponsor
    }

    package init(_ host: Host, in world: World) { self.init(host, in: world, for: host.sponsor) }

    /// A host as one of those is told whose domains it serves.
    init(_ host: Host, in world: World, for client: ClientID) {
        notice = .host(HostImage(host, isLinked: world.isLinked(host: host.id)))
        sponsor = client
    }

    package init(_ organization: Organization, in world: World) {
        notice = .organization(OrganizationImage(organization, in: world))
        sponsor = organization.sponsor
    }
}

extension World {
    /// What is told when the registry or its operator changes an object: how it was, and how it is (RFC 8590 §3.1).
    ///
    /// Both to its sponsor; where that changes, each registrar is shown the state in which the object is its own. Nothing
    /// where the policy does not tell changes; one state of an object that is made or goes. Asked before the change is
    /// applied.
    package func changeMessages(
        _ operation: ChangeRecord.Operation,
        from former: ObjectImage?,
        to changed: ObjectImage?,
        at now: Instant,
        _ reason: String
    ) -> [Change] {
        guard policy.poll.tellsChanges else { return [] }
        var messages: [Change] = []
        messages.reserveCapacity(2)
        func tell(_ state: ChangeRecord.State, _ image: ObjectImage?) {
            // What the registry manages itself has no sponsor.
            guard let image, !image.sponsor.isEmpty else { return }
            let change = ChangeRecord(state, operation, at: now, reason)
            let draft = PollMessage.Draft(reason, at: now, image.notice, change: change)
            messages.append(.message(draft, to: image.sponsor))
        }
        tell(.before, former)
        tell(.after, changed)
        return messages
    }

    /// What is told of what the operator does: the object is made, changed or taken away.
    package func operatorMessages(from former: ObjectImage?, to changed: ObjectImage?, at now: Instant) -> [Change] {
        switch (former, changed) {
        case (nil, nil): []
        case (nil, _): changeMessages(.create, from: nil, to: changed, at: now, "Made by the operator.")
        case (_, nil): changeMessages(.deletePurge, from: former, to: nil, at: now, "Removed by the operator.")
        default: changeMessages(.update, from: former, to: changed, at: now, "Changed by the operator.")
        }
    }
}
