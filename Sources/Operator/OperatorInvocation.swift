import Arguments
import HTTP
import JSON

/// What one command is called with.
struct OperatorInvocation: Sendable {
    /// What stands behind the command's words.
    var words: [String] = []
    var query: [(name: String, value: String)] = []
    /// Fields of the body, by their paths.
    var fields: [(path: String, value: String)] = []
    var bodyFile: String?
    /// How many are made.
    var count = 1
    /// After how many entries a tail ends.
    var lines: Int?
    var holderSessionFile: String?

    var control: String?
    var tokenFile: String?
    var authorityFile: String?
    var registry: String?
    var patience = 60.0
    /// What takes the answer in place of standard output.
    var outFile: String?
    var isJSON = false
    var isHelp = false
}

extension OperatorInvocation {
    typealias Row = Option<OperatorInvocation>
    typealias Group = ProgramUsage<OperatorInvocation>.Group

    /// What a command can be called with: its table of options follows from its call.
    static func usage(of command: OperatorCommand) -> ProgramUsage<OperatorInvocation> {
        let form = CommandForm<OperatorInvocation>("", taking: .any(command.operandText), command.help) {
            $0.words = $1
        }
        let own = queries(command) + fields(command) + bodies(command)
        return ProgramUsage(
            "mock-registry \(command.words)",
            command.help,
            commands: [form],
            groups: (own.isEmpty ? [] : [Group("This command", own)]) + [connection(command), output],
            notes: notes(command)
        )
    }

    private static func notes(_ command: OperatorCommand) -> String {
        var notes: [String] = []
        if let kinds = command.isFault ? FaultWords.help : nil { notes.append(kinds) }
        if command.takesFields, !command.isFault {
            notes.append(
                """
                Fields, with dots where one is inside another; a value may be JSON, @FILE has it from a file, null takes it away:
                \(command.body.names.joined(separator: ", ")).
                """
            )
        }
        notes.append(
            """
            The call is \(command.route.key). Where the server is: --control, or MOCK_REGISTRY_CONTROL (http://localhost:7701);
            its token: MOCK_REGISTRY_CONTROL_TOKEN, or a file; the registry: --registry, or MOCK_REGISTRY_ID (default).
            Exit status: 0 done, 1 refused, 3 no connection or a broken one, 64 a fault in the command line, 66 a file that
            cannot be read.
            """
        )
        return notes.joined(separator: "\n\n")
    }

    private static func queries(_ command: OperatorCommand) -> [Row] {
        command.route.query.map { parameter in
            let words = parameter.schema["enum"].map { list -> [String] in
                guard case .array(let items) = list else { return [] }
                return items.compactMap(\.string)
            }
            let value = OptionValue(parameter.schema["type"] == "integer" ? "N" : "VALUE", words: words ?? [])
            return .text(optionName(parameter.name), value, parameter.summary, isRepeatable: parameter.isRepeatable) {
                $0.query.append((parameter.name, $1))
            }
        }
    }

    /// `atLeast` as `at-least`; `clTRID` as `cltrid`, as the EPP client has it.
    static func optionName(_ name: String) -> String {
        guard !name.contains("TRID") else { return name.lowercased() }
        return name.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
    }

    private static func bodies(_ command: OperatorCommand) -> [Row] {
        var rows: [Row] = []
        if command.takesFields {
            rows.append(.text("body", "FILE", "the whole body, as JSON; - for the standard input") { $0.bodyFile = $1 })
        }
        if command.route.key == "POST /registries" {
            rows.append(
                .number("count", 1...10_000, "how many; {n} in a value is the number of each") { $0.count = $1 }
            )
        }
        if command.isTail {
            rows.append(.number("lines", 1...Int.max, "end after so many entries") { $0.lines = $1 })
        }
        if command.route.template.description.contains("/holder/processes") {
            rows.append(
                .text("holder-session-file", "FILE", "the token of the holder's session; - for the standard input") {
                    $0.holderSessionFile = $1
                }
            )
        }
        return rows
    }

    private static func fields(_ command: OperatorCommand) -> [Row] {
        if command.isFault { return ofFaults }
        guard command.route.key == "POST /registries" else { return [] }
        return [
            field("id", "ID", "id", "its identifier"), field("label", "TEXT", "label", "what people call it"),
            field("policy", "NAME", "policy", "its policy"),
            field("suffix", "TEXT", "reach.suffix", "what logins have behind their names, at the shared port"),
            field(
                "server-name",
                "NAME",
                "reach.serverName",
                "the name that clients ask for in TLS, at the shared port"
            ),
        ]
    }

    private static let ofFaults: [Row] = [
        .flag("once", "it acts once") { $0.fields.append(("remaining", "1")) },
        field("times", "N", "remaining", "how often it acts"),
        field("registrar", "ID", "match.registrar", "only this registrar, or such as al*"),
        field("name", "NAME", "match.name", "only what is about this name, or such as *.example"),
        field("object", "OBJECT", "match.object", "only domain, host or contact"),
        field(
            "extension",
            "NAME:ELEMENT",
            "match.extension",
            "only with this element of an extension: authCode:request"
        ),
        field("session", "N", "match.session", "only this session"),
        field("occurrence", "N", "match.occurrence", "only the n-th time that all else fits"),
        field("probability", "P", "match.probability", "with this probability, 0 to 1"),
        field("id", "ID", "id", "what the rule is called"),
    ]

    private static func field(_ name: String, _ value: OptionValue, _ path: String, _ help: String) -> Row {
        .text(name, value, help) { $0.fields.append((path, $1)) }
    }

    private static func connection(_ command: OperatorCommand) -> Group {
        let registry: [Row] =
            command.isOfRegistry ? [.text("registry", "ID", "which registry (default)") { $0.registry = $1 }] : []
        return Group(
            "Connection",
            registry + [
                .text("control", "URL", "where the control API is (http://localhost:7701)") { $0.control = $1 },
                .text("token-file", "FILE", "the token, without the line's end; - for the standard input") {
                    $0.tokenFile = $1
                },
                .text("ca", "FILE", "the certificates to trust over https (certs/ca.pem where that is)") {
                    $0.authorityFile = $1
                },
                .seconds("timeout", 0.01...86_400, "how long any part of an answer may take (60)") { $0.patience = $1 },
            ]
        )
    }

    private static let output = Group(
        "Output",
        [
            .text("out", "FILE", "write the answer to this file, whole or not at all") { $0.outFile = $1 },
            .flag("json", "show answers as they come") { $0.isJSON = true },
            .flag("help", "tell this", letter: "h") { $0.isHelp = true },
        ]
    )
}

extension OperatorCommand {
    /// Whether it takes a fault in words.
    var isFault: Bool { route.request == "Fault" }
    /// Whether a file with its answer is its owner's alone to read.
    var tellsSecrets: Bool {
        ["/hand-outs", "/tokens", "/certificate"].contains { route.template.description.hasSuffix($0) }
    }
    /// Whether it follows the journal.
    var isTail: Bool { route.template.description.hasSuffix("/events") }
}
