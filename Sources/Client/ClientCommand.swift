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
        self.options = options.union(Self.everywhere)
        self.write = write
    }

    /// Options that have a meaning in every command.
    private static let everywhere: Set<String> = ["cltrid"]

    /// All of them; a form whose words begin another stands behind it.
    static let all = checks + infos + creates + updates + others + transfers + polls

    private static let checks = [
        ClientCommand("check host", taking: .some("NAME"), "which hosts are there already") { names, _ in
            object("check", "host", Markup.each("host:name", names))
        },
        ClientCommand("check contact", taking: .some("ID"), "which contacts are there already") { names, _ in
            object("check", "contact", Markup.each("contact:id", names))
        },
        ClientCommand(
            "check [domain]",
            taking: .some("NAME"),
            "which domains can be registered",
            options: ["fee-of", "currency", "token"]
        ) { names, _ in object("check", "domain", Markup.each("domain:name", names)) },
    ]

    private static let infos = [
        ClientCommand("info host", taking: .one("NAME"), "what the server knows of a host") { names, _ in
            object("info", "host", Markup.each("host:name", names))
        },
        ClientCommand(
            "info contact",
            taking: .one("ID"),
            "what it knows of a contact",
            options: ["auth-code-file", "auth-code"]
        ) { names, fields in object("info", "contact", Markup.each("contact:id", names) + fields.code(of: "contact")) },
        ClientCommand(
            "info [domain]",
            taking: .one("NAME"),
            "what it knows of a domain",
            options: [
                "hosts", "auth-code-file", "auth-code", "request-code", "new-code", "cancel-code", "with-ttl", "token",
            ]
        ) { names, fields in
            let name = Markup("domain:name", text: names[0]).with("hosts", fields.hosts)
            return object("info", "domain", [name] + fields.code(of: "domain"))
        },
    ]

    private static let creates = [
        ClientCommand("create host", taking: .one("NAME"), "make a host", options: ["address", "ttl"]) {
            names,
            fields in
            object("create", "host", Markup.each("host:name", names) + fields.addresses.map(CommandFields.address))
        },
        ClientCommand(
            "create contact",
            taking: .one("ID"),
            "make a contact",
            options: PersonFields.options.union(["auth-code-file", "auth-code"])
        ) { names, fields throws(ArgumentError) in
            object("create", "contact", Markup.each("contact:id", names) + (try fields.newContact))
        },
        ClientCommand(
            "create [domain]",
            taking: .one("NAME"),
            "register a domain",
            options: [
                "period", "ns", "registrant", "contact", "auth-code-file", "auth-code", "ds", "dnskey", "max-sig-life",
                "fee", "currency", "token", "ttl",
            ]
        ) { names, fields throws(ArgumentError) in
            object("create", "domain", Markup.each("domain:name", names) + (try fields.newDomain))
        },
    ]

    private static let updates = [
        ClientCommand(
            "update host",
            taking: .one("NAME"),
            "change a host",
            options: ["address", "remove-address", "status", "remove-status", "rename", "ttl"]
        ) { names, fields throws(ArgumentError) in
            object("update", "host", Markup.each("host:name", names) + (try fields.hostChanges))
        },
        ClientCommand(
            "update contact",
            taking: .one("ID"),
            "change a contact",
            options: PersonFields.options.union(["auth-code-file", "auth-code", "status", "remove-status"])
        ) { names, fields throws(ArgumentError) in
            object("update", "contact", Markup.each("contact:id", names) + (try fields.contactChanges))
        },
        ClientCommand(
            "update [domain]",
            taking: .one("NAME"),
            "change a domain",
            options: [
                "ns", "remove-ns", "contact", "remove-contact", "status", "remove-status", "registrant",
                "auth-code-file",
                "auth-code", "ds", "remove-ds", "dnskey", "remove-dnskey", "remove-all-ds",
                "max-sig-life", "fee", "currency", "token", "ttl",
            ]
        ) { names, fields throws(ArgumentError) in
            object("update", "domain", Markup.each("domain:name", names) + (try fields.domainChanges))
        },
        ClientCommand("restore report", taking: .one("NAME"), "say why a domain was restored", options: reportOptions) {
            names,
            _ in object("update", "domain", Markup.each("domain:name", names) + [Markup("domain:chg")])
        },
        ClientCommand("restore", taking: .one("NAME"), "ask for a deleted domain back", options: ["fee", "currency"]) {
            names,
            _ in object("update", "domain", Markup.each("domain:name", names) + [Markup("domain:chg")])
        },
    ]

    static let reportOptions: Set<String> = ["reason", "deleted", "restored"]

    private static let others = [
        ClientCommand("delete host", taking: .one("NAME"), "remove a host") { names, _ in
            object("delete", "host", Markup.each("host:name", names))
        },
        ClientCommand("delete contact", taking: .one("ID"), "remove a contact") { names, _ in
            object("delete", "contact", Markup.each("contact:id", names))
        },
        ClientCommand("delete [domain]", taking: .one("NAME"), "delete a domain") { names, _ in
            object("delete", "domain", Markup.each("domain:name", names))
        },
        ClientCommand(
            "renew [domain]",
            taking: .one("NAME"),
            "renew a domain, from the expiry date that --until or an info tells",
            options: ["period", "until", "fee", "currency", "token"]
        ) { names, fields in
            let rest =
                Markup.some("domain:curExpDate", fields.until)
                + (fields.period.map { [$0.markup("domain:period")] } ?? [])
            return object("renew", "domain", Markup.each("domain:name", names) + rest)
        },
        ClientCommand("hello", taking: .none, "ask for the greeting") { _, _ in Markup("hello") },
    ]

    private static let transfers =
        ["request", "approve", "reject", "cancel", "query"].flatMap { operation in
            [transfer(operation, "contact", "ID"), transfer(operation, "[domain]", "NAME")]
        }

    private static func transfer(_ operation: String, _ kind: String, _ operand: String) -> ClientCommand {
        let object = kind.filter { $0 != "[" && $0 != "]" }
        var options: Set<String> = ["auth-code-file", "auth-code"]
        if object == "domain", operation == "request" {
            options.formUnion(["period", "fee", "currency", "token", "process-number-file", "process-number"])
        }
        return ClientCommand(
            "transfer \(operation) \(kind)",
            taking: .one(OptionValue(operand)),
            "\(operation) the transfer of a \(object)",
            options: options
        ) { names, fields in
            let name = Markup(object == "contact" ? "contact:id" : "domain:name", text: names[0])
            let period = fields.period.map { [$0.markup("domain:period")] } ?? []
            return Markup(
                "transfer",
                ["op": operation],
                [Self.declared("transfer", object, [name] + period + fields.code(of: object))]
            )
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

    private static func object(_ verb: String, _ kind: String, _ children: [Markup]) -> Markup {
        Markup(verb, [declared(verb, kind, children)])
    }

    private static func declared(_ verb: String, _ kind: String, _ children: [Markup]) -> Markup {
        Markup("\(kind):\(verb)", ["xmlns:\(kind)": "urn:ietf:params:xml:ns:\(kind)-1.0"], children)
    }
}
