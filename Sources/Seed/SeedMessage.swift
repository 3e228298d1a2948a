import EPP
import JSON
import Registry

/// A poll message in a seed: at most one notice.
package struct SeedMessage: Sendable, Equatable, Codable {
    package var to: String
    /// Its identifier; counted in the order of the file where it is left out.
    package var number: Int?
    package var queued: SeedTime?
    package var text: String
    package var transfer: SeedTransferNotice?
    package var pendingAction: SeedActionNotice?
    /// The domain as it was.
    package var domain: SeedDomain?
    /// The names that the domain's name servers, and the hosts below it, had then: as now where they are left out.
    package var nameservers: [String]?
    package var subordinates: [String]?
    /// The contact or the host as it was, and whether it was linked.
    package var contact: SeedContact?
    package var host: SeedHost?
    package var isLinked: Bool?
    /// The organization as it was, and the roles in which something named it.
    package var organization: SeedOrganization?
    package var linkedRoles: [String]?
    package var maintenance: SeedMaintenanceNotice?
    package var change: SeedChange?
    package var extensions: SeedExtras<MessageExtraKeys>?
}

/// A transfer in a poll message: the object's own where `transfer` is left out.
package struct SeedTransferNotice: Sendable, Equatable, Codable {
    package var kind: ObjectKind
    package var name: String
    package var transfer: SeedTransfer?
}

/// A maintenance as it was planned, and why registrars are told (RFC 9167 §3.3).
package struct SeedMaintenanceNotice: Sendable, Equatable, Codable {
    package var pollType: MaintenancePollType
    package var maintenance: MaintenancePolicy
}

/// The end of a pending action in a poll message.
package struct SeedActionNotice: Sendable, Equatable, Codable {
    package var kind: ObjectKind
    package var name: String
    package var succeeded: Bool
    package var origin: SeedTransaction
    package var at: SeedTime
}

/// What the registry did by itself, in a poll message.
package struct SeedChange: Sendable, Equatable, Codable {
    package var state: ChangeRecord.State
    package var operation: Operation
    /// What was done with a transfer.
    package var transfer: String?
    package var date: Instant
    package var reason: String

    package enum Operation: String, Sendable, Codable, CaseIterable {
        case create, transfer, update, deletePurge, autoDelete, purge, autoRenew
    }

    init(_ record: ChangeRecord) {
        state = record.state
        switch record.operation {
        case .create: operation = .create
        case .transfer(let what): (operation, transfer) = (.transfer, what)
        case .update: operation = .update
        case .deletePurge: operation = .deletePurge
        case .autoDelete: operation = .autoDelete
        case .purge: operation = .purge
        case .autoRenew: operation = .autoRenew
        }
        date = record.date
        reason = record.reason
    }

    var record: ChangeRecord {
        let operation: ChangeRecord.Operation =
            switch self.operation {
            case .create: .create
            case .transfer: .transfer(transfer ?? "")
            case .update: .update
            case .deletePurge: .deletePurge
            case .autoDelete: .autoDelete
            case .purge: .purge
            case .autoRenew: .autoRenew
            }
        return ChangeRecord(state, operation, at: date, reason)
    }
}

extension SeedLoader {
    /// Puts a message into a registrar's queue.
    package mutating func load(_ seed: SeedMessage, at path: JSONPath) throws(JSONFault) {
        try registrar(seed.to, at: path["to"])
        try check(seed.text, .text, at: path["text"])
        try check(seed.change?.transfer, .token, at: path["change"]["transfer"])
        // RFC 8590 §4.1, `eppcom:reasonType`.
        try check(seed.change?.reason, .token, 1...32, at: path["change"]["reason"])
        if let number = seed.number {
            guard number > world.lastMessage, number < Int.max / 2 else {
                throw JSONFault("messages are numbered upwards from 1", at: path["number"])
            }
            world.continueNumbering(after: 0, messages: number - 1)
        }
        let notice = try notice(seed, at: path)
        var draft = PollMessage.Draft(seed.text, at: instant(seed.queued), notice, change: seed.change?.record)
        draft.extensionData = seed.extensions?.extensionData ?? ExtensionData()
        world.apply(.message(draft, to: seed.to))
    }

    private func notice(_ seed: SeedMessage, at path: JSONPath) throws(JSONFault) -> Notice? {
        let notices: [Any?] = [
            seed.transfer, seed.pendingAction, seed.domain, seed.contact, seed.host, seed.organization,
            seed.maintenance,
        ]
        guard notices.count(where: { $0 != nil }) <= 1 else {
            throw JSONFault("a message carries one notice", at: path)
        }
        if let past = try pastObject(seed, at: path) { return past }
        if let transfer = seed.transfer { return try notice(transfer, at: path["transfer"]) }
        if let domain = seed.domain {
            let now = DomainImage(
                try self.domain(domain, domain.number ?? 0, isPast: true, at: path["domain"]),
                in: world
            )
            return .domain(
                DomainImage(
                    now.domain,
                    nameservers: seed.nameservers ?? now.nameservers,
                    subordinates: seed.subordinates ?? now.subordinates
                )
            )
        }
        guard let action = seed.pendingAction else { return nil }
        let actionPath = path["pendingAction"]
        try check(
            action.name,
            .token,
            [.contact, .organization].contains(action.kind) ? 3...16 : 1...255,
            at: actionPath["name"]
        )
        try check(action.origin, at: actionPath["origin"])
        return .pendingAction(
            action.kind,
            name: action.name,
            succeeded: action.succeeded,
            TransactionIDs(client: action.origin.client, server: action.origin.server),
            at: instant(action.at)
        )
    }

    /// A contact, a host, an organization or a maintenance as it was; the registry may not know it any more.
    private func pastObject(_ seed: SeedMessage, at path: JSONPath) throws(JSONFault) -> Notice? {
        if let contact = seed.contact {
            let past = try self.contact(contact, contact.number ?? 0, isPast: true, at: path["contact"])
            return .contact(ContactImage(past, isLinked: seed.isLinked ?? false))
        }
        if let host = seed.host {
            let past = try self.host(host, host.number ?? 0, isPast: true, at: path["host"])
            return .host(HostImage(past, isLinked: seed.isLinked ?? false))
        }
        if let organization = seed.organization {
            let number = organization.number ?? 0
            let past = try self.organization(organization, number, isPast: true, at: path["organization"])
            return .organization(
                OrganizationImage(past, isLinked: seed.isLinked ?? false, linkedRoles: seed.linkedRoles ?? [])
            )
        }
        guard let notice = seed.maintenance else { return nil }
        try notice.maintenance.check(at: path["maintenance"]["maintenance"])
        return .maintenance(notice.maintenance, notice.pollType)
    }

    private func notice(_ seed: SeedTransferNotice, at path: JSONPath) throws(JSONFault) -> Notice {
        guard seed.kind != .organization else {
            throw JSONFault("an organization has no transfer (RFC 8543 §4.2.4)", at: path["kind"])
        }
        guard seed.kind != .host else { throw JSONFault("a host has no transfer (RFC 5732 §3.2.4)", at: path["kind"]) }
        if let transfer = seed.transfer {
            try check(seed.name, .token, seed.kind == .contact ? 3...16 : 1...255, at: path["name"])
            let sponsor =
                transfer.loser ?? world.domains[seed.name]?.sponsor ?? world.contacts[seed.name]?.sponsor ?? ""
            return .transfer(
                seed.kind,
                name: seed.name,
                try self.transfer(transfer, of: sponsor, isPast: true, at: path["transfer"])
            )
        }
        let own = seed.kind == .contact ? world.contacts[seed.name]?.transfer : world.domains[seed.name]?.transfer
        guard let own else { throw JSONFault("\"\(seed.name)\" has no transfer", at: path["name"]) }
        return .transfer(seed.kind, name: seed.name, own)
    }
}

extension SeedMessage {
    package init(_ message: PollMessage, to client: ClientID, in world: World) {
        to = client
        number = message.id
        queued = .fixed(message.draft.queued)
        text = message.draft.text
        change = message.draft.change.map(SeedChange.init)
        extensions = SeedExtras(message.draft.extensionData)
        switch message.draft.notice {
        case .transfer(let kind, let name, let transfer):
            self.transfer = SeedTransferNotice(kind: kind, name: name, transfer: SeedTransfer(transfer))
        case .pendingAction(let kind, let name, let succeeded, let origin, let at):
            pendingAction = SeedActionNotice(
                kind: kind,
                name: name,
                succeeded: succeeded,
                origin: SeedTransaction(origin),
                at: .fixed(at)
            )
        case .domain(let image):
            self.domain = SeedDomain(image.domain, in: world)
            (nameservers, subordinates) = (image.nameservers, image.subordinates)
        case .contact(let image): (contact, isLinked) = (SeedContact(image.contact), image.isLinked)
        case .host(let image): (host, isLinked) = (SeedHost(image.host), image.isLinked)
        case .organization(let image):
            (organization, isLinked) = (SeedOrganization(image.organization), image.isLinked)
            linkedRoles = image.linkedRoles
        case .maintenance(let maintenance, let pollType):
            self.maintenance = SeedMaintenanceNotice(pollType: pollType, maintenance: maintenance)
        case nil: break
        }
    }
}
