import Arguments
import EPP
import TLS

/// What `mock-registry epp` is called with.
package struct ClientInvocation: Sendable {
    enum Action: Sendable {
        /// Commands are typed, one a line.
        case prompt
        /// A command of the table, by its place there, and its operands.
        case command(Int, [String])
        /// A document from a file, as it is.
        case send(String)
        case help
    }

    /// How answers are shown.
    enum Format: String, Sendable, CaseIterable { case text, xml, json }

    var action = Action.prompt
    var server = ServerChoice()
    var account = Account()
    var format = Format.text
    /// Whether what is odd fails the command.
    var isStrict = false
    var schemas: String?
    var fields = CommandFields()
    var acknowledges = false

    /// Who asks, and with what rights.
    struct Account: Sendable {
        var user: String?
        var passwordFile: String?
        var newPasswordFile: String?
        var skipsLogin = false
        /// The extensions to ask for; all that the greeting announces unless some are named.
        var extensions: [String] = []
    }
}

extension ClientInvocation {
    /// What the client can be called with.
    package static let usage = ProgramUsage<ClientInvocation>(
        "mock-registry epp",
        "an EPP client for this or any other server",
        commands: [.init("[prompt]", "type commands, one a line; several accounts at once: as USER") { _, _ in }]
            + commands + [
                .init("send", taking: .one("FILE"), "send a document as it is; - for the standard input") {
                    invocation,
                    operands in invocation.action = .send(operands[0])
                },
                .init("help", "tell this") { invocation, _ in invocation.action = .help },
            ],
        groups: ClientOptions.groups,
        notes: """
            Exit status: 0 done, 1 refused, 2 done and pending, 3 no connection or a broken one, 4 an odd answer under
            --strict, 64 a fault in the command line, 66 a file that cannot be read.
            Passwords and codes come from files, from the standard input, or from EPP_PASSWORD: never as an argument.
            """,
        variablePrefix: "EPP_",
        otherVariables: ["EPP_PASSWORD"]
    )

    /// The same for a line of the prompt: without what belongs to the connection, and with secrets as words.
    static let promptUsage = ProgramUsage<ClientInvocation>(
        "epp",
        "commands",
        commands: commands + [
            .init("send", taking: .one("FILE"), "send a document as it is") { invocation, operands in
                invocation.action = .send(operands[0])
            }
        ],
        groups: [ClientOptions.ofCommands, ClientOptions.ofExtensions, ClientOptions.atThePrompt],
        notes: ""
    )

    private static let commands = ClientCommand.all.enumerated().map { place, command in
        CommandForm<ClientInvocation>(command.words, taking: command.operands, command.help) { invocation, operands in
            invocation.action = .command(place, operands)
        }
    }

    /// The command that was asked for, its operands, and the options that have no meaning in it refused.
    func command(_ place: Int, given: Set<String>) throws(ArgumentError) -> ClientCommand {
        let command = ClientCommand.all[place]
        let meant = given.intersection(ClientOptions.namesOfCommands)
        if let stray = meant.subtracting(command.options).min() {
            let words = command.words.filter { $0 != "[" && $0 != "]" }
            throw ArgumentError("--\(stray) has no meaning in \"\(words)\".")
        }
        return command
    }
}
