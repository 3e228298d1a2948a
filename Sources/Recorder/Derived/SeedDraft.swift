import EPP
import JSON
import XML

/// A seed of the objects that info answers have told of, and the policy that it needs, as far as both can be told.
///
/// What an object names and no answer has told of stands there as a place-holder, for a seed is whole.
struct SeedDraft {
    private let seen: SeenObjects
    private let exchanges: [Exchange]
    private let moment: SeenObjects.Moment
    private var numbers: Set<Int64> = []
    /// By identifiers in lower case, as hosts and domains are by names.
    private var contacts: [String: JSONValue] = [:]
    private var hosts: [String: JSONValue] = [:]
    private var domains: [String: JSONValue] = [:]
    private var registrars: Set<String> = []

    init(_ exchanges: [Exchange], at moment: SeenObjects.Moment) {
        seen = SeenObjects(exchanges, at: moment)
        self.exchanges = exchanges
        self.moment = moment
        // Contacts first, then hosts, then domains: as a seed counts its objects.
        for (id, sight) in sights(Namespace.contact) { contacts[id] = .object(contact(sight)) }
        for (name, sight) in sights(Namespace.host) { hosts[name] = .object(host(sight, name)) }
        for (name, sight) in sights(Namespace.domain) { domains[name] = .object(domain(sight, name)) }
        registrars.formUnion(exchanges.compactMap(\.client))
    }

    private func sights(_ namespace: String) -> [(String, SeenObjects.Sight)] {
        (seen.sights[namespace] ?? [:]).sorted { $0.key < $1.key }
    }

    /// The seed as a document.
    var seed: JSONValue {
        let passwords = Self.passwords(exchanges)
        return [
            "format": 1,
            "registrars": .array(
                registrars.sorted().map { ["id": .string($0), "password": .string(passwords[$0] ?? "not-recorded")] }
            ),
            "contacts": Self.list(contacts), "hosts": Self.list(hosts), "domains": Self.list(domains),
            "messages": SeenMessages(exchanges, at: moment).seed,
        ]
    }

    private static func list(_ objects: [String: JSONValue]) -> JSONValue {
        .array(objects.sorted { $0.key < $1.key }.map(\.value))
    }

    /// What has let each registrar in, as it was replaced; a new password counts from its login on.
    private static func passwords(_ exchanges: [Exchange]) -> [String: String] {
        var passwords: [String: String] = [:]
        for exchange in exchanges where exchange.key?.verb == .login && exchange.code == 1000 {
            guard let client = exchange.objects.first, let command = exchange.request?.root.first("command") else {
                continue
            }
            let login = command.first("login")
            let secure = command.first("extension")?.children.first { $0.name == "loginSec" }
            let texts = [secure?.first("newPW"), login?.first("newPW"), secure?.first("pw"), login?.first("pw")]
            let told = texts.compactMap { $0?.text.collapsed }.first { !$0.isEmpty && $0 != "[LOGIN-SECURITY]" }
            passwords[client] = told ?? passwords[client]
        }
        return passwords
    }

    /// The zones that the domains lie in.
    var zones: [String] {
        Set(domains.keys.compactMap { name in name.firstIndex(of: ".").map { String(name[name.index(after: $0)...]) } })
            .sorted()
    }
}

extension SeedDraft {
    /// What every object has.
    mutating func common(_ sight: SeenObjects.Sight) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for (name, field) in [("clID", "sponsor"), ("crID", "creator"), ("upID", "updater")] {
            guard let text = sight.text(name) else { continue }
            members[field] = .string(text)
            registrars.insert(text)
        }
        members["sponsor"] = members["sponsor"] ?? .string("unknown")
        if members["sponsor"] == "unknown" { registrars.insert("unknown") }
        for (name, field) in [
            ("crDate", "created"), ("upDate", "updated"), ("trDate", "transferred"), ("exDate", "expires"),
        ] {
            guard let moment = sight.text(name).flatMap({ Instant($0) }) else { continue }
            members[field] = .string(moment.description)
        }
        let statuses = sight.statuses.compactMap { $0[attribute: "s"]?.collapsed }
            .filter { !["ok", "inactive", "linked", "pendingTransfer", "pendingDelete"].contains($0) }
        if !statuses.isEmpty { members["statuses"] = .array(statuses.map { .string($0) }) }
        let notes = sight.statuses.filter { !$0.text.collapsed.isEmpty }.compactMap { status -> (String, JSONValue)? in
            guard let name = status[attribute: "s"]?.collapsed, statuses.contains(name) else { return nil }
            var note: [String: JSONValue] = ["text": .string(status.text.collapsed)]
            if let language = status[attribute: "lang"] { note["language"] = .string(language) }
            return (name, .object(note))
        }
        if !notes.isEmpty { members["statusNotes"] = .object(Dictionary(notes) { first, _ in first }) }
        if let number = Self.number(of: sight.text("roid")), numbers.insert(number).inserted {
            members["number"] = .integer(number)
        }
        return members
    }

    /// The number in a roid such as `D8-MOCK`: those of other servers may have none that fits.
    private static func number(of roid: String?) -> Int64? {
        guard let digits = roid?.prefix(while: { $0 != "-" }).drop(while: { !$0.isNumber }), !digits.isEmpty,
            digits.first != "0", let number = Int64(digits), number < 1 << 31
        else { return nil }
        return number
    }

    private mutating func host(_ sight: SeenObjects.Sight, _ name: String) -> [String: JSONValue] {
        var members = common(sight)
        members["expires"] = nil
        members["name"] = .string(name)
        let addresses = sight.data.all("addr").map(\.text.collapsed)
        if !addresses.isEmpty { members["addresses"] = .array(addresses.map { .string($0) }) }
        if let lifetimes = sight.lifetimes { members["extensions"] = ["ttl": lifetimes] }
        return members
    }

    private mutating func domain(_ sight: SeenObjects.Sight, _ name: String) -> [String: JSONValue] {
        var members = common(sight)
        members["name"] = .string(name)
        let sponsor = members["sponsor"] ?? "unknown"
        if let registrant = sight.text("registrant") {
            members["registrant"] = .string(registrant)
            mention(contact: registrant, sponsor)
        }
        let contacts = sight.data.all("contact").map { contact -> JSONValue in
            mention(contact: contact.text.collapsed, sponsor)
            var member: [String: JSONValue] = ["id": .string(contact.text.collapsed)]
            if let role = contact[attribute: "type"]?.collapsed { member["role"] = .string(role) }
            return .object(member)
        }
        if !contacts.isEmpty { members["contacts"] = .array(contacts) }
        let nameservers = sight.data.first("ns")
        let objects = nameservers?.all("hostObj").map { $0.text.collapsed.lowercased() } ?? []
        for host in objects { mention(host: host, sponsor) }
        if !objects.isEmpty { members["nameservers"] = .array(objects.map { .string($0) }) }
        let attributes = nameservers?.all("hostAttr").map(Self.hostAttribute) ?? []
        if !attributes.isEmpty { members["hostAttributes"] = .array(attributes) }
        if let code = sight.code { members["authInfo"] = .string(code) }
        if sight.has(status: "pendingTransfer") { members["transfer"] = transfer(Namespace.domain, name) }
        let phases = sight.extensions.filter { $0.name == "infData" && $0.namespace.hasSuffix("rgp-1.0") }
            .flatMap { $0.all("rgpStatus") }.compactMap { $0[attribute: "s"]?.collapsed }
        if sight.has(status: "pendingDelete") { members["deletion"] = Self.deletion(phases, seen: sight.time) }
        members["gracePeriods"] = .array(Self.gracePeriods(phases, seen: sight.time))
        var extras: [String: JSONValue] = [:]
        if let signers = sight.signers { extras["secDNS"] = signers }
        if let lifetimes = sight.lifetimes { extras["ttl"] = lifetimes }
        if !extras.isEmpty { members["extensions"] = .object(extras) }
        return members
    }

    /// How far a deletion is; when its phase ends no answer tells, so that its whole length is taken (RFC 3915 §2).
    private static func deletion(_ phases: [String], seen time: Instant) -> JSONValue {
        let lengths = [("pendingRestore", 7), ("redemptionPeriod", 30)]
        let (phase, days) = lengths.first { phases.contains($0.0) } ?? ("pendingDelete", 5)
        let ends = time + .days(days)
        var members: [String: JSONValue] = ["phase": .string(phase), "ends": .string(ends.description)]
        if phase == "pendingRestore" { members["redemptionEnds"] = .string((time + .days(30)).description) }
        return .object(members)
    }

    private static func gracePeriods(_ phases: [String], seen time: Instant) -> [JSONValue] {
        [("addPeriod", 5), ("autoRenewPeriod", 45), ("renewPeriod", 5), ("transferPeriod", 5)].compactMap {
            kind,
            days in
            guard phases.contains(kind) else { return nil }
            return ["kind": .string(kind), "ends": .string((time + .days(days)).description), "months": 12]
        }
    }

    private static func hostAttribute(_ element: Element) -> JSONValue {
        let addresses = element.all("hostAddr").map(\.text.collapsed)
        var members: [String: JSONValue] = [
            "name": .string(element.first("hostName")?.text.collapsed.lowercased() ?? "")
        ]
        if !addresses.isEmpty { members["addresses"] = .array(addresses.map { .string($0) }) }
        return .object(members)
    }

    private mutating func mention(contact id: String, _ sponsor: JSONValue) {
        guard contacts[id.lowercased()] == nil else { return }
        contacts[id.lowercased()] = [
            "id": .string(id), "sponsor": sponsor, "int": Self.unknownAddress, "email": "not-recorded@example.invalid",
        ]
    }

    /// A host that no answer has told of is taken for one outside the registry's zones unless a domain above it was seen.
    private mutating func mention(host name: String, _ sponsor: JSONValue) {
        guard hosts[name] == nil else { return }
        let isBelow = (seen.sights[Namespace.domain] ?? [:]).keys.first { name.hasSuffix(".\($0)") }
        var members: [String: JSONValue] = ["name": .string(name), "sponsor": sponsor]
        if let isBelow {
            members["addresses"] = ["192.0.2.1"]
            let owner = seen.sights[Namespace.domain]?[isBelow]?.text("clID")
            members["sponsor"] = owner.map { .string($0) } ?? sponsor
        }
        hosts[name] = .object(members)
    }

    mutating func transfer(_ namespace: String, _ name: String?) -> JSONValue? {
        guard let data = name.flatMap({ seen.transfers[namespace]?[$0.lowercased()] }),
            let requester = data.first("reID")?.text.collapsed
        else { return nil }
        registrars.insert(requester)
        var members: [String: JSONValue] = ["requester": .string(requester)]
        for (name, field) in [("reDate", "requested"), ("acDate", "acted"), ("exDate", "expires")] {
            guard let moment = data.first(name).flatMap({ Instant($0.text.collapsed) }) else { continue }
            members[field] = .string(moment.description)
        }
        return .object(members)
    }
}
