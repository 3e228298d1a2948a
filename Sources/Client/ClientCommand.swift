import Arguments

/// A command that the client can send: its words, the options that have a meaning in it, the element that it becomes.
struct ClientCommand: Sendable {
    /// Makes the command's element, of the operands and what the options say.
    typealias Write = @Sendable ([String], CommandFields) throws(ArgumentError) -> Markup

    /// As a user types it; a word in brackets can be left out.
    let words: String
    let operands: CommandForm<ClientInvocation>.Operands
    let help: String
    let options: Set<String>
    let write: Write

    init(
        _ words: String,
        taking operands: CommandForm<ClientInvocation>.Operands,
        _ help: String,
        options: Set<String> = [],
        _ write: @escaping Write
    ) {
        self.words = words
        self.operands = operands
        self.help = help
        self.options = options.union(words.hasPrefix("poll") ? Self.everywhere : Self.onObjects)
        self.write = write
    }

    /// Options that have a meaning in every command.
    private static let everywhere: Set<String> = ["cltrid"]
    /// The same, in every command on an object.
    private static let onObjects = everywhere.union(["sub-product"])

    /// All of them; a form whose words begin another stands behind it.
    static let all = checks + infos + creates + updates + deletes + others + transfers + polls

    private static let checks = [
        on(.host, "check", "which hosts are there already", takesSeveral: true),
        on(.contact, "check", "which contacts are there already", takesSeveral: true),
        on(.organization, "check", "which organizations are there already", takesSeveral: true),
        on(
            .domain,
            "check",
            "which domains can be registered",
            takesSeveral: true,
            options: ["fee-of", "currency", "token"]
        ),
    ]

    private static let infos = [
        on(.host, "info", "what the server knows of a host"),
        on(.contact, "info", "what it knows of a contact", options: code) { $0.code(of: "contact") },
        on(.organization, "info", "what it knows of an organization"),
        ClientCommand(
            "info [domain]",
            taking: .one("NAME"),
            "what it knows of a domain",
            options: numbered.union(code).union([
                "hosts", "request-code", "new-code", "cancel-code", "with-ttl", "token",
            ])
        ) { names, fields in
            let name = Markup("domain:name", text: names[0]).with("hosts", fields.hosts)
            return Markup("info", [Kind.domain.element("info", [name] + fields.code(of: "domain"))])
        },
    ]

    private static let creates = [
        on(.host, "create", "make a host", options: ["address", "ttl", "organization"]) {
            $0.addresses.map(CommandFields.address)
        },
        on(.contact, "create", "make a contact", options: PersonFields.options.union(code).union(["organization"])) {
            fields throws(ArgumentError) in try fields.newContact
        },
        on(.organization, "create", "make an organization", options: seller.union(["add-status"])) {
            fields throws(ArgumentError) in try fields.newOrganization
        },
        on(
            .domain,
            "create",
            "register a domain",
            options: code.union(money).union([
                "period", "ns", "registrant", "contact", "ds", "dnskey", "max-sig-life", "token", "ttl",
                "organization",
            ])
        ) { fields throws(ArgumentError) in try fields.newDomain },
    ]

    private static let updates = [
        on(
            .host,
            "update",
            "change a host",
            options: statuses.union(named).union(["address", "remove-address", "rename", "ttl"])
        ) { $0.hostChanges },
        on(
            .contact,
            "update",
            "change a contact",
            options: PersonFields.options.union(code).union(statuses).union(named)
        ) { fields throws(ArgumentError) in try fields.contactChanges },
        on(
            .organization,
            "update",
            "change an organization",
            options: seller.union(statuses).union(["remove-contact", "remove-role"])
        ) { fields throws(ArgumentError) in try fields.organizationChanges },
        on(
            .domain,
            "update",
            "change a domain",
            options: numbered.union(code).union(money).union(statuses).union(named).union([
                "ns", "remove-ns", "contact", "remove-contact", "registrant", "ds", "remove-ds", "dnskey",
                "remove-dnskey", "remove-all-ds", "max-sig-life", "token", "ttl",
            ])
        ) { fields throws(ArgumentError) in try fields.domainChanges },
        restore("restore report", "say why a domain was restored", options: ["reason", "deleted", "restored"]),
        restore("restore", "ask for a deleted domain back", options: money),
    ]

    /// RFC 3915 §4.2.5: an update that changes nothing, with an extension that does.
    private static func restore(_ words: String, _ help: String, options: Set<String>) -> ClientCommand {
        ClientCommand(words, taking: .one("NAME"), help, options: options) { names, _ in
            let content = Markup.each("domain:name", names) + [Markup("domain:chg")]
            return Markup("update", [Kind.domain.element("update", content)])
        }
    }

    private static let deletes = [
        on(.host, "delete", "remove a host"), on(.contact, "delete", "remove a contact"),
        on(.organization, "delete", "remove an organization"),
        on(.domain, "delete", "delete a domain", options: numbered),
    ]

    private static let others = [
        on(
            .domain,
            "renew",
            "renew a domain, from the expiry date that --until or an info tells",
            options: numbered.union(money).union(["period", "until", "token"])
        ) { Markup.some("domain:curExpDate", $0.until) + ($0.period.map { [$0.markup("domain:period")] } ?? []) },
        ClientCommand("hello", taking: .none, "ask for the greeting") { _, _ in Markup("hello") },
    ]

    private static let transfers = ["request", "approve", "reject", "cancel", "query"].flatMap { operation in
        [
            transfer(operation, .contact),
            transfer(
                operation,
                .domain,
                options: operation == "request"
                    ? numbered.union(money).union(["period", "token", "process-number-file", "process-number"]) : []
            ),
        ]
    }

    private static func transfer(_ operation: String, _ kind: Kind, options: Set<String> = []) -> ClientCommand {
        ClientCommand(
            "transfer \(operation) \(kind.words)",
            taking: .one(kind.operand),
            "\(operation) the transfer of a \(kind.name)",
            options: code.union(options)
        ) { names, fields in
            let period = fields.period.map { [$0.markup("domain:period")] } ?? []
            let content = Markup.each(kind.label, names) + period + fields.code(of: kind.name)
            return Markup("transfer", ["op": operation], [kind.element("transfer", content)])
        }
    }

    private static let polls = [
        ClientCommand("poll ack", taking: .one("MESSAGE"), "take a message off the queue") { names, _ in
            Markup("poll", ["op": "ack", "msgID": names[0]])
        },
        ClientCommand("poll", taking: .none, "read the first message; --ack takes it off", options: ["ack"]) { _, _ in
            Markup("poll", ["op": "req"])
        },
    ]

    private static let code: Set<String> = ["auth-code-file", "auth-code"]
    /// What goes with a domain of .pt.
    private static let numbered: Set<String> = ["domain-number"]
    private static let money: Set<String> = ["fee", "currency"]
    private static let statuses: Set<String> = ["add-status", "remove-status"]
    private static let named: Set<String> = ["organization", "remove-organization"]
    private static let seller: Set<String> = [
        "role", "parent", "url", "contact", "postal", "name", "street", "city", "state", "postal-code", "country",
        "voice",
        "fax", "email",
    ]
}

extension ClientCommand {
    /// A kind of object, and what it is called.
    fileprivate struct Kind {
        let name: String
        /// As it is typed.
        let words: String
        let operand: OptionValue
        /// The element that names the object.
        let label: String
        /// What stands before the name in its namespace.
        var registry = "urn:ietf:params:xml:ns:"

        static let domain = Kind(name: "domain", words: "[domain]", operand: "NAME", label: "domain:name")
        static let host = Kind(name: "host", words: "host", operand: "NAME", label: "host:name")
        static let contact = Kind(name: "contact", words: "contact", operand: "ID", label: "contact:id")
        static let organization = Kind(
            name: "org",
            words: "org",
            operand: "ID",
            label: "org:id",
            registry: "urn:ietf:params:xml:ns:epp:"
        )

        /// The object's element inside the command's.
        func element(_ verb: String, _ content: [Markup]) -> Markup {
            Markup("\(name):\(verb)", ["xmlns:\(name)": "\(registry)\(name)-1.0"], content)
        }
    }

    /// A command whose element has the objects' names, and what the options say.
    private static func on(
        _ kind: Kind,
        _ verb: String,
        _ help: String,
        takesSeveral: Bool = false,
        options: Set<String> = [],
        _ content: @escaping @Sendable (CommandFields) throws(ArgumentError) -> [Markup] = { _ in [] }
    ) -> ClientCommand {
        ClientCommand(
            "\(verb) \(kind.words)",
            taking: takesSeveral ? .some(kind.operand) : .one(kind.operand),
            help,
            options: options
        ) { names, fields throws(ArgumentError) in
            Markup(verb, [kind.element(verb, Markup.each(kind.label, names) + (try content(fields)))])
        }
    }
}
