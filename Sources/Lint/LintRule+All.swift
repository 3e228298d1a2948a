extension LintRule {
    /// Every rule, in the order of the manual's table.
    package static let all: [LintRule] = [
        frameLength, unfinishedFrame, wellFormed, schema, rootElement, messageKind, envelope, greetingFirst, answerKind,
        unanswered, unasked, sessionOver, resultCode, resultCount, codeFitsCommand, clientIdentifierEcho,
        serverIdentifier, serverIdentifierUnique, clientIdentifierUnique, queue, dataFitsCommand, dataMissing,
        otherObject, transferStatus, dateForm, dateOrder, renewal, codeShown, statusAlone, loginOptions, loginServices,
        loginSecurity, loginFirst, services, hostForm, misspeltNamespace, verbObject, pollMessage, transferCode,
        emptyUpdate, serverStatus, restore, signerUpdate, postalForm, objectName,
    ]

    static let frameLength = LintRule(
        "frame-length",
        "RFC 5734 §4",
        "A frame begins with its length in four bytes, these included."
    )
    static let unfinishedFrame = LintRule(
        "unfinished-frame",
        "RFC 5734 §4",
        "A frame is sent whole before the connection ends."
    )
    static let wellFormed = LintRule("well-formed", "RFC 5730 §2", "A frame holds well-formed XML in UTF-8 or UTF-16.")
    static let schema = LintRule("schema", "RFC 5730 §4", "A frame is valid by the schemas.")
    static let rootElement = LintRule("root-element", "RFC 5730 §2.1", "The root is <epp> of EPP's namespace.")
    static let messageKind = LintRule(
        "message-kind",
        "RFC 5730 §2.1",
        "Clients send <hello> and <command>, servers <greeting> and <response>."
    )
    static let envelope = LintRule(
        "envelope",
        "RFC 5730 §2.6",
        "The parts of a greeting, a command and a response are there, in their order."
    )
    static let greetingFirst = LintRule("greeting-first", "RFC 5734 §2", "A connection begins with the greeting.")
    static let answerKind = LintRule(
        "answer-kind",
        "RFC 5730 §2.3",
        "A <hello> is answered by a <greeting>, a <command> by a <response>."
    )
    static let unanswered = LintRule("unanswered", "RFC 5730 §2", "Every command is answered.")
    static let unasked = LintRule("unasked", "RFC 5730 §2", "A server answers what was asked, and nothing else.")
    static let sessionOver = LintRule(
        "session-over",
        "RFC 5730 §2",
        "After 1500, 2500, 2501 and 2502 the session is over, after no other code."
    )
    static let resultCode = LintRule("result-code", "RFC 5730 §3", "A result's code is one of those that EPP defines.")
    static let resultCount = LintRule(
        "result-count",
        "RFC 5730 §2.6",
        "A success has one result; a failure may have several, all of failure."
    )
    static let codeFitsCommand = LintRule(
        "code-fits-command",
        "RFC 5730 §3",
        "A result's code belongs to the command that it answers."
    )
    static let clientIdentifierEcho = LintRule(
        "client-id-echo",
        "RFC 5730 §2.5",
        "The command's clTRID comes back with its answer, and none where there was none."
    )
    static let serverIdentifier = LintRule("server-id", "RFC 5730 §2.6", "Every response has a svTRID.")
    static let serverIdentifierUnique = LintRule(
        "server-id-unique",
        "RFC 5730 §2.6",
        "No svTRID of a server comes twice."
    )
    static let clientIdentifierUnique = LintRule(
        "client-id-unique",
        "RFC 5730 §2.5",
        "No clTRID of a client comes twice in a session.",
        .warning
    )
    static let queue = LintRule(
        "message-queue",
        "RFC 5730 §2.6",
        "<msgQ> has qDate and msg with 1301 and with nothing else, an id, and is absent where no message waits."
    )
    static let dataFitsCommand = LintRule(
        "data-fits-command",
        "RFC 5730 §2.6",
        "What a success tells in <resData> is what its command asks for."
    )
    static let dataMissing = LintRule(
        "data-missing",
        "RFC 5731 §3.1",
        "A check, info, create, renew or transfer that has succeeded tells its data."
    )
    static let otherObject = LintRule(
        "other-object",
        "RFC 5731 §3.1",
        "An answer is about the objects that its command names."
    )
    static let transferStatus = LintRule(
        "transfer-status",
        "RFC 5731 §3.2.4",
        "1001 goes with trStatus pending, 1000 with a transfer that is decided."
    )
    static let dateForm = LintRule("date-form", "RFC 5731 §2.4", "Dates are in UTC, written with T and Z.")
    static let dateOrder = LintRule(
        "date-order",
        "RFC 5731 §3.1.2",
        "An object is created before it is changed, transferred and over."
    )
    static let renewal = LintRule(
        "renewal-extends",
        "RFC 5731 §3.2.3",
        "After a renewal a domain expires later than the command says it did."
    )
    static let codeShown = LintRule(
        "code-shown",
        "RFC 5731 §3.1.2",
        "Authorization information is told to the sponsor, and to who has shown it."
    )
    static let statusAlone = LintRule(
        "status-combination",
        "RFC 5731 §2.3",
        "Status ok stands alone, or with linked; statuses that exclude each other do not meet."
    )
    static let loginOptions = LintRule(
        "login-options",
        "RFC 5730 §2.9.1.1",
        "A login's version and language are among those of the greeting."
    )
    static let loginServices = LintRule(
        "login-services",
        "RFC 5730 §2.9.1.1",
        "A login's objects and extensions are among those of the greeting.",
        .warning
    )
    static let loginSecurity = LintRule(
        "login-security",
        "RFC 8807 §4.1",
        "loginSec has a password where, and only where, the login's is [LOGIN-SECURITY]."
    )
    static let loginFirst = LintRule(
        "login-first",
        "RFC 5730 §2",
        "Before a login only <login> and <hello> have a place, and after it no second one."
    )
    static let services = LintRule(
        "services",
        "RFC 5730 §2.9.1.1",
        "Objects and extensions are used that the login has named, or the greeting before it."
    )
    static let hostForm = LintRule(
        "host-form",
        "RFC 5731 §1.1",
        "A server that announces host objects has no host attributes."
    )
    static let misspeltNamespace = LintRule(
        "namespace",
        "RFC 3688 §4",
        "A namespace that looks like a registered one is that one.",
        .warning
    )
    static let verbObject = LintRule(
        "verb-object",
        "RFC 5730 §2.9",
        "The object's element in a command has the command's name."
    )
    static let pollMessage = LintRule(
        "poll-message",
        "RFC 5730 §2.9.2.3",
        "poll op=ack names a message, op=req does not."
    )
    static let transferCode = LintRule(
        "transfer-code",
        "RFC 5730 §2.9.3.4",
        "A transfer request carries authorization information."
    )
    static let emptyUpdate = LintRule(
        "empty-update",
        "RFC 5731 §3.2.5",
        "An update changes something, or carries an extension."
    )
    static let serverStatus = LintRule("server-status", "RFC 5731 §2.3", "A client sets statuses of clients only.")
    static let restore = LintRule(
        "restore",
        "RFC 3915 §4.2.5",
        "A restore changes nothing else; a report goes with op=report, and only with it."
    )
    static let signerUpdate = LintRule("signer-update", "RFC 5910 §5.2.5", "secDNS:update changes something.")
    static let postalForm = LintRule("postal-form", "RFC 5733 §3.2.1", "Postal information of type int is ASCII.")
    static let objectName = LintRule("object-name", "RFC 5731 §2.1", "Names have no empty label and no trailing dot.")
}
