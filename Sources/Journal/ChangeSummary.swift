import JSON
import Registry
import Seed

/// Changes as they are shown: each thing once, its fields as the control API has them, secrets masked.
struct ChangeSummary {
    private var items: [Item] = []
    private var places: [Key: Int] = [:]
    /// Names of hosts that have gone in the same act, by their numbers.
    private var goneHosts: [ObjectID: String] = [:]

    private struct Key: Hashable {
        let kind: JournalChange.Kind
        let identifier: String
    }

    private struct Item {
        let kind: JournalChange.Kind
        var name: String
        let wasThere: Bool
        var isThere: Bool
        var fields: [String: JournalChange.Difference]
    }

    init(_ recorded: RecordedChanges) {
        for case .host(let former?, nil) in recorded.revision?.changes ?? [] { goneHosts[former.id] = former.name }
        for change in recorded.revision?.changes ?? [] { add(change) }
        for change in recorded.settings { add(change.kind, change.name, change.before, change.after) }
    }

    /// Without what is as it was, or came and went.
    var changes: [JournalChange] {
        items.compactMap { item in
            let fields = item.fields.filter { $0.value.from != $0.value.to }
            guard item.wasThere || item.isThere, item.wasThere != item.isThere || !fields.isEmpty else { return nil }
            let outcome: JournalChange.Outcome =
                item.wasThere ? (item.isThere ? .changed : .deleted) : .created
            return JournalChange(
                kind: item.kind,
                name: item.name,
                outcome: outcome,
                fields: SecretFields.masked(fields)
            )
        }
    }

    private mutating func add(_ change: StateChange) {
        switch change {
        case .domain(let before, let after, let terms):
            add(.domain, (after ?? before)?.name ?? "", form(before, terms), form(after, terms))
        case .host(let before, let after):
            let host = after ?? before
            add(
                .host,
                host?.name ?? "",
                by: host.map { "\($0.id)" },
                json(before.map(SeedHost.init)),
                json(after.map(SeedHost.init))
            )
        case .contact(let before, let after):
            add(
                .contact,
                (after ?? before)?.id ?? "",
                json(before.map(SeedContact.init)),
                json(after.map(SeedContact.init))
            )
        case .application(let before, let after):
            add(.application, (after ?? before)?.id ?? "", form(before), form(after))
        case .organization(let before, let after):
            add(
                .organization,
                (after ?? before)?.id ?? "",
                json(before.map(SeedOrganization.init)),
                json(after.map(SeedOrganization.init))
            )
        case .registrar(_, let after?) where after.isStranger: break
        case .registrar(let before, let after):
            add(
                .registrar,
                (after ?? before)?.id ?? "",
                json(before.map(SeedRegistrar.init)),
                json(after.map(SeedRegistrar.init))
            )
        case .balance(let client, let before, let after):
            add(.registrar, client, ["balance": .integer(Int64(before))], ["balance": .integer(Int64(after))])
        case .message(let message, let client, let isQueued):
            let form: JSONValue? = Self.form(message, to: client)
            add(.message, "\(message.id)", isQueued ? nil : form, isQueued ? form : nil)
        case .delivery(let delivery, let number): add(.delivery, "\(number)", nil, json(SeedDelivery(delivery)))
        case .outboxCleared(let count):
            add(.outbox, "outbox", ["deliveries": .integer(Int64(count))], ["deliveries": 0])
        case .maintenance(let before, let after):
            add(.maintenance, (after ?? before)?.id ?? "", json(before), json(after))
        }
    }

    private func json<Form: Encodable>(_ form: Form?) -> JSONValue? { form.map { JSONValue(of: $0) } }

    private func form(_ domain: Domain?, _ terms: StateChange.DomainTerms) -> JSONValue? {
        json(domain.map { SeedDomain($0, showsLock: terms.showsLock) { terms.hostNames[$0] ?? goneHosts[$0] } })
    }

    /// What an application uses is told by the domain that comes of it.
    private func form(_ application: LaunchApplication?) -> JSONValue? {
        json(application.map { SeedApplication($0, showsLock: false) { _ in nil } })
    }

    /// What a message is about follows from the change that it tells of.
    private static func form(_ message: PollMessage, to client: ClientID) -> JSONValue {
        ["to": .string(client), "text": .string(message.draft.text), "queued": .string("\(message.draft.queued)")]
    }

    /// Of one thing that is changed twice, how it was first and how it is last.
    private mutating func add(
        _ kind: JournalChange.Kind,
        _ name: String,
        by identifier: String? = nil,
        _ before: JSONValue?,
        _ after: JSONValue?
    ) {
        let fields = Self.differences(before, after)
        let key = Key(kind: kind, identifier: identifier ?? name)
        guard let place = places[key] else {
            places[key] = items.count
            items.append(Item(kind: kind, name: name, wasThere: before != nil, isThere: after != nil, fields: fields))
            return
        }
        items[place].name = name
        items[place].isThere = after != nil
        items[place].fields.merge(fields) { former, later in .init(from: former.from, to: later.to) }
    }

    private static func differences(
        _ before: JSONValue?,
        _ after: JSONValue?
    ) -> [String: JournalChange.Difference] {
        let (before, after) = (members(before), members(after))
        var fields: [String: JournalChange.Difference] = [:]
        for name in Set(before.keys).union(after.keys) where before[name] != after[name] {
            fields[name] = .init(from: before[name], to: after[name])
        }
        return fields
    }

    /// What is no object is one with a single field.
    private static func members(_ value: JSONValue?) -> [String: JSONValue] {
        switch value {
        case .object(let members): members
        case let value?: ["value": value]
        case nil: [:]
        }
    }
}

/// The fields of seeds that hold secrets: whoever reads the journal learns that they have changed, and no more.
enum SecretFields {
    private static let names: Set<String> = [
        "authInfo", "guardedCode", "processNumber", "password", "holderPassword", "holderPasswordHash", "secret",
        "code",
        "link", "key", "keyHash", "internalCode", "codeForTransfer", "hash", "allocationToken",
    ]

    /// The differences, with the secrets masked on either side.
    static func masked(_ fields: [String: JournalChange.Difference]) -> [String: JournalChange.Difference] {
        Dictionary(
            uniqueKeysWithValues: fields.map { name, difference in
                (
                    name,
                    .init(from: difference.from.map { masked($0, name) }, to: difference.to.map { masked($0, name) })
                )
            }
        )
    }

    /// A number is none: a fault's `code` is a result's.
    private static func masked(_ value: JSONValue, _ name: String) -> JSONValue {
        let isSecret = names.contains(name)
        return switch value {
        case .object(let members) where !isSecret:
            .object(Dictionary(uniqueKeysWithValues: members.map { ($0.key, masked($0.value, $0.key)) }))
        case .array(let items) where !isSecret: .array(items.map { masked($0, name) })
        case .string, .object, .array: isSecret ? .string(SecretMask.mask) : value
        case .null, .bool, .integer, .number: value
        }
    }
}
