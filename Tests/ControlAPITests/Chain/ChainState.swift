import ControlAPI
import JSON
import TestSupport

/// A registry's state as the control API tells it, secrets masked, and what entries of the journal make of it.
struct ChainState {
    typealias Fields = [String: JSONValue]

    /// Things by kind and by name.
    private var things: [String: [String: Fields]] = [:]
    /// The same with the secrets in them, by kind, name and field.
    private var secrets: [String: JSONValue] = [:]
    private(set) var flaws: [String] = []
    private(set) var kinds: Set<String> = []
    private(set) var touchedSecrets: Set<String> = []
    private(set) var revision: Int64 = 0

    private static let secretNames: Set<String> = [
        "authInfo", "guardedCode", "processNumber", "password", "holderPassword", "holderPasswordHash", "secret",
        "code",
        "link", "key", "keyHash", "internalCode", "codeForTransfer", "hash", "allocationToken",
    ]

    init(_ hour: RandomHour) throws {
        let state = try hour.read("state")
        for (kind, key) in [
            ("domain", "name"), ("host", "name"), ("contact", "id"), ("registrar", "id"), ("maintenance", "id"),
        ] {
            for form in state["\(kind)s"]?.items ?? [] { put(kind, form[key]?.string ?? "", form) }
        }
        for message in state["messages"]?.items ?? [] {
            let fields = message.members.filter { ["to", "text", "queued"].contains($0.key) }
            put("message", "\(message["number"]?.integer ?? 0)", .object(fields))
        }
        let dropped = state["outbox"]?["dropped"]?.integer ?? 0
        for (index, delivery) in (state["outbox"]?["deliveries"]?.items ?? []).enumerated() {
            put("delivery", "\(dropped + Int64(index) + 1)", delivery)
        }
        for rule in try hour.read("faults").items {
            let fields = rule.members.filter { !["acted", "nearestMiss", "warning"].contains($0.key) }
            put("fault", rule["id"]?.string ?? "", .object(fields))
        }
        for snapshot in try hour.read("snapshots").items {
            let fields = snapshot.members.filter { ["time", "taken"].contains($0.key) }
            put("snapshot", snapshot["name"]?.string ?? "", .object(fields))
        }
        let clock = try hour.read("clock")
        put("clock", "clock", ["now": clock["now"] ?? .null, "speed": clock["speed"] ?? .null])
        put("reservedNames", "reserved-names", ["value": try hour.read("reserved-names")["apply"] ?? .null])
    }

    private mutating func put(_ kind: String, _ name: String, _ form: JSONValue) {
        things[kind, default: [:]][name] = form.members.reduce(into: [:]) { fields, member in
            fields[member.key] = Self.masked(member.value, member.key)
            if fields[member.key] != member.value { secrets["\(kind) \(name) \(member.key)"] = member.value }
        }
    }

    private static func masked(_ value: JSONValue, _ name: String) -> JSONValue {
        switch value {
        case .object where secretNames.contains(name), .array where secretNames.contains(name),
            .string where secretNames.contains(name):
            "***"
        case .object(let members): .object(Dictionary(uniqueKeysWithValues: members.map { ($0, masked($1, $0)) }))
        case .array(let items): .array(items.map { masked($0, name) })
        default: value
        }
    }
}

/// What entries make of a state: an entry that does not fit what is there is a flaw.
extension ChainState {
    mutating func apply(_ entry: JSONValue) {
        if let number = entry["revision"]?.integer {
            if number != revision + 1 { flaws.append("\(number) follows \(revision)") }
            revision = number
        }
        if entry["changesOmitted"] != nil { flaws.append("an entry has left something out") }
        if entry["kind"] == "clock", let from = entry["from"], let to = entry["to"] { move(from, to) }
        if entry["kind"] == "fault", let id = entry["fault"]?.string { act(id) }
        for change in entry["changes"]?.items ?? [] { apply(change, of: entry["sequence"]?.integer ?? 0) }
    }

    private mutating func move(_ from: JSONValue, _ to: JSONValue) {
        let now = things["clock"]?["clock"]?["now"]
        if now != from { flaws.append("the clock goes from \(from), and it is \(now ?? .null)") }
        things["clock"]?["clock"]?["now"] = to
    }

    /// A fault that has acted often enough is gone.
    private mutating func act(_ id: String) {
        guard let remaining = things["fault"]?[id]?["remaining"]?.integer else { return }
        if remaining > 1 {
            things["fault"]?[id]?["remaining"] = .integer(remaining - 1)
        } else {
            things["fault"]?[id] = nil
        }
    }

    private mutating func apply(_ change: JSONValue, of sequence: Int64) {
        let (kind, name) = (change["kind"]?.string ?? "", change["name"]?.string ?? "")
        let fields = change["fields"]?.members ?? [:]
        kinds.insert(kind)
        func flaw(_ text: String) { flaws.append("\(sequence): \(kind) \(name) \(text)") }
        if kind == "outbox" {
            things["delivery"] = [:]
            return
        }
        // A host that is renamed is another's name server under another name.
        let former = fields["name"]?["from"]?.string ?? name
        let present = things[kind]?[former]
        switch change["outcome"]?.string {
        case "created": if present != nil { flaw("is made, and is there") }
        case "deleted": if present == nil { flaw("goes, and is not there") }
        default:
            if present == nil { flaw("changes, and is not there") }
            if fields.isEmpty { flaw("changes, and nothing of it") }
        }
        var result = present ?? [:]
        for (field, difference) in fields {
            if result[field] != difference["from"] {
                flaw("\(field) was \(result[field] ?? .null), not \(difference["from"] ?? .null)")
            }
            let (from, to) = (difference["from"], difference["to"])
            if from == to, !"\(from ?? .null)".contains("***") { flaw("\(field) stays \(to ?? .null)") }
            if "\(difference)".contains("***") { touchedSecrets.insert("\(kind) \(name) \(field)") }
            result[field] = to
        }
        things[kind]?[former] = nil
        if change["outcome"] == "deleted" {
            if !result.isEmpty { flaw("goes, and \(result.keys.sorted()) stays") }
        } else {
            things[kind, default: [:]][name] = result
            if kind == "host", former != name { rename(former, to: name) }
        }
    }

    /// Domains name hosts, and the host's entry is that of its name everywhere.
    private mutating func rename(_ former: String, to name: String) {
        for (domain, fields) in things["domain"] ?? [:] {
            guard case .array(let servers)? = fields["nameservers"] else { continue }
            things["domain"]?[domain]?["nameservers"] = .array(servers.map { $0.string == former ? .string(name) : $0 })
        }
    }
}

extension ChainState {
    /// In what two states differ.
    func differences(from other: ChainState) -> [String] {
        var found: [String] = []
        for kind in Set(things.keys).union(other.things.keys).sorted() {
            let (own, others) = (things[kind] ?? [:], other.things[kind] ?? [:])
            for name in Set(own.keys).union(others.keys).sorted() where own[name] != others[name] {
                let (mine, theirs) = (own[name] ?? [:], others[name] ?? [:])
                let fields = Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] }
                found.append(
                    "\(kind) \(name): \(fields.sorted().map { "\($0) \(mine[$0] ?? .null) \(theirs[$0] ?? .null)" })"
                )
            }
        }
        return found
    }

    /// The secrets of things that were there before, and are others now.
    func changedSecrets(since before: ChainState) -> Set<String> {
        Set(secrets.filter { before.secrets[$0.key].map { $0 } ?? $0.value != $0.value }.keys)
    }
}

extension JSONValue {
    /// The items of a list.
    var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
    /// The members of an object.
    var members: [String: JSONValue] { if case .object(let members) = self { members } else { [:] } }
}
