import Arguments

/// The options of `mock-registry epp`: one table.
enum ClientOptions {
    typealias Row = Option<ClientInvocation>
    typealias Group = ProgramUsage<ClientInvocation>.Group

    static let groups = [ofConnection, ofOutput, ofCommands, secretsOfCommands, ofExtensions]

    /// Those that belong to a command, wherever they are given.
    static let namesOfCommands = Set(
        [ofCommands, secretsOfCommands, ofExtensions, atThePrompt].flatMap(\.options).map(\.name)
    )

    private static let ofConnection = Group(
        "Connection",
        ServerChoice.options("server", "where the server is (localhost:7700)", { $1(&$0.server) }) + [
            .text("user", "ID", "who logs in") { $0.account.user = $1 },
            .text("password-file", "FILE", "the password, without the line's end; - for the standard input") {
                $0.account.passwordFile = $1
            },
            .text("new-password-file", "FILE", "the password from now on") { $0.account.newPasswordFile = $1 },
            .flag("no-login", "ask without logging in") { $0.account.skipsLogin = true },
            .text("extension", "URI", "log in with these extensions alone", isRepeatable: true) {
                $0.account.extensions.append($1)
            },
        ]
    )

    private static let ofOutput = Group(
        "Output",
        [
            .flag("xml", "show answers as they came") { $0.format = .xml },
            .flag("json", "show answers as JSON") { $0.format = .json },
            .text("schemas", "FILE", "hold every document against this XML schema") { $0.schemas = $1 },
            .flag("strict", "fail where the server does what a standard forbids") { $0.isStrict = true },
            .flag("help", "tell this", letter: "h") { $0.action = .help },
        ]
    )

    static let ofCommands = Group(
        "Commands",
        [
            .text("cltrid", "ID", "the client's transaction identifier") { $0.fields.clTRID = $1 },
            .text("hosts", OptionValue("WHICH", words: ["all", "del", "sub", "none"]), "which hosts an info tells") {
                $0.fields.hosts = $1
            },
            .parsed(
                "period",
                "2y",
                "for how long",
                expected: "a number of years or months, such as 2y or 18m",
                {
                    PeriodText($0)
                }
            ) { $0.fields.period = $1 },
            .text("until", "DATE", "when a domain expires now, for a renewal") { $0.fields.until = $1 },
            .text("registrant", "ID", "the registrant; \"none\" takes it off") {
                $0.fields.registrant = $1 == "none" ? "" : $1
            },
            several("contact", "ROLE=ID", "a contact to add") { $0.fields.contacts.append($1) },
            several("remove-contact", "ROLE=ID", "a contact to take off") { $0.fields.contactsToRemove.append($1) },
            several("ns", "HOST", "a name server, with addresses as HOST=IP,IP") { $0.fields.nameservers.append($1) },
            several("remove-ns", "HOST", "a name server to take off") { $0.fields.nameserversToRemove.append($1) },
            several("add-status", "STATUS", "a status to set, with a text as STATUS=TEXT") {
                $0.fields.statuses.append($1)
            },
            several("remove-status", "STATUS", "a status to lift") { $0.fields.statusesToRemove.append($1) },
            several("address", "IP", "an address of a host") { $0.fields.addresses.append($1) },
            several("remove-address", "IP", "an address to take off") { $0.fields.addressesToRemove.append($1) },
            .text("rename", "NAME", "a host's new name") { $0.fields.newName = $1 },
            .flag("ack", "take the message off that a poll has shown") { $0.acknowledges = true },
        ] + ofPersons + ofOrganizations
    )

    private static let ofOrganizations: [Row] = [
        several("role", "TYPE", "what an organization is, such as reseller, with an identifier as TYPE=ID") {
            $0.fields.organization.roles.append($1)
        },
        several("remove-role", "TYPE", "what it is no more") { $0.fields.organization.rolesToRemove.append($1) },
        .text("parent", "ID", "the organization above it") { $0.fields.organization.parent = $1 },
        .text("url", "URL", "its website") { $0.fields.organization.url = $1 },
    ]

    private static let ofPersons: [Row] = [
        .text("postal", OptionValue("FORM", words: ["int", "loc"]), "the form of the address (int)") {
            $0.fields.person.form = $1
        },
        .text("name", "TEXT", "a contact's name") { $0.fields.person.name = $1 },
        .text("org", "TEXT", "its organisation") { $0.fields.person.organization = $1 },
        several("street", "TEXT", "a line of its street") { $0.fields.person.street.append($1) },
        .text("city", "TEXT", "its city") { $0.fields.person.city = $1 },
        .text("state", "TEXT", "its state or province") { $0.fields.person.state = $1 },
        .text("postal-code", "TEXT", "its postal code") { $0.fields.person.postalCode = $1 },
        .text("country", "CC", "its country, in two letters") { $0.fields.person.country = $1 },
        .text("voice", "NUMBER", "its telephone number, such as +1.7035555555x12") { $0.fields.person.voice = $1 },
        .text("fax", "NUMBER", "its fax number") { $0.fields.person.fax = $1 },
        .text("email", "ADDRESS", "its e-mail address") { $0.fields.person.email = $1 },
        several("disclose", "FIELD", "a field to show to everybody") { $0.fields.person.disclosed.append($1) },
        several("withhold", "FIELD", "a field to show to nobody") { $0.fields.person.withheld.append($1) },
    ]

    private static let secretsOfCommands = Group(
        "Codes",
        [
            .text("auth-code-file", "FILE", "the object's code; - for the standard input; empty takes it off") {
                $0.fields.authInfoFile = $1
            },
            .text("process-number-file", "FILE", "the number that goes with the code") {
                $0.fields.processNumberFile = $1
            },
        ]
    )

    /// What is typed at the prompt stands in no list of processes.
    static let atThePrompt = Group(
        "Codes",
        [
            Row("auth-code", "CODE", "the object's code; an empty one takes it off") { $0.fields.authInfo = $1 },
            .text("process-number", "NUMBER", "the number that goes with the code") {
                $0.fields.extensions.processNumber = $1
            },
        ]
    )

    static let ofExtensions = Group(
        "Extensions",
        [
            several("ds", "RECORD", "a DS record to add: \"TAG ALG TYPE DIGEST\" (secDNS)") {
                $0.fields.extensions.delegationSigners.append($1)
            },
            several("remove-ds", "RECORD", "a DS record to take off") {
                $0.fields.extensions.delegationSignersToRemove.append($1)
            },
            several("dnskey", "RECORD", "a key to add: \"FLAGS PROTOCOL ALG KEY\" (secDNS)") {
                $0.fields.extensions.keys.append($1)
            },
            several("remove-dnskey", "RECORD", "a key to take off") { $0.fields.extensions.keysToRemove.append($1) },
            .flag("remove-all-ds", "take all of them off") { $0.fields.extensions.removesAllSigners = true },
            .number("max-sig-life", 1...2_147_483_647, "how long signatures may live, in seconds (secDNS)") {
                $0.fields.extensions.maxSigLife = $1
            },
            .text("fee", "AMOUNT", "what may be charged (fee)") { $0.fields.extensions.fee = $1 },
            several("fee-of", "COMMAND", "ask what a command would cost: create, renew, … (fee)") {
                $0.fields.extensions.feeCommands.append($1)
            },
            .text("currency", "CODE", "in this currency (fee)") { $0.fields.extensions.currency = $1 },
            .text("token", "TOKEN", "the allocation token (allocationToken)") { $0.fields.extensions.token = $1 },
            .text("sub-product", "NAME", "which registry a command is for, such as dotCOM (namestoreExt)") {
                $0.fields.extensions.subProduct = $1
            },
            several("organization", "ROLE=ID", "an organization that an object names (orgext)") {
                $0.fields.organization.named.append($1)
            },
            several("remove-organization", "ROLE", "one to take off (orgext)") {
                $0.fields.organization.namedToRemove.append($1)
            },
            .text("domain-number", "ROID", "the domain's number, as its create and info tell it (ptdomain)") {
                $0.fields.extensions.domainNumber = $1
            },
            several("ttl", "TYPE=SECONDS", "how long records may be kept (ttl)") {
                $0.fields.extensions.lifetimes.append($1)
            },
            .flag("with-ttl", "ask how long (ttl)") { $0.fields.extensions.asksForLifetimes = true },
            .flag("request-code", "ask for the registry's code (authCode)") {
                $0.fields.extensions.codeWish = .request
            },
            .flag("new-code", "ask for a new one (authCode)") { $0.fields.extensions.codeWish = .new },
            .flag("cancel-code", "take the code off (authCode)") { $0.fields.extensions.codeWish = .cancel },
            .text("reason", "TEXT", "why a domain was restored (rgp)") { $0.fields.extensions.reason = $1 },
            .text("deleted", "DATE", "when it had been deleted (rgp)") { $0.fields.extensions.deleted = $1 },
            .text("restored", "DATE", "when its restore was asked for (rgp)") { $0.fields.extensions.restored = $1 },
        ]
    )

    private static func several(
        _ name: String,
        _ value: OptionValue,
        _ help: String,
        _ set: @escaping @Sendable (inout ClientInvocation, String) -> Void
    ) -> Row {
        .text(name, value, help, isRepeatable: true, set)
    }
}
