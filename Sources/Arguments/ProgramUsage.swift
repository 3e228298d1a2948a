/// What a program can be called with: the one table that its parser, help, variables, completions and manual page are
/// made from.
package struct ProgramUsage<Settings: Sendable>: Sendable {
    /// Options that belong together.
    package struct Group: Sendable {
        package let title: String
        package let options: [Option<Settings>]

        package init(_ title: String, _ options: [Option<Settings>]) {
            self.title = title
            self.options = options
        }
    }

    package let name: String
    /// What the program is, in a few words without a full stop.
    package let summary: String
    package let commands: [CommandForm<Settings>]
    /// Commands of other programs that this one carries out: told in the manual page and by completions, and made only for
    /// them.
    package var others: [CommandForm<Settings>] { makeOthers() }
    private let makeOthers: @Sendable () -> [CommandForm<Settings>]
    /// Verbs with options of their own: told in the manual page and by completions, and made only for them.
    package var parts: [ProgramPart] { makeParts() }
    private let makeParts: @Sendable () -> [ProgramPart]
    package let groups: [Group]
    /// What the help ends with.
    package let notes: String
    /// Further sections of the manual page, by their titles.
    package let sections: KeyValuePairs<String, String>
    /// How the environment's variables begin: `MOCK_REGISTRY_`; nil where none are read.
    package let variablePrefix: String?
    /// Variables with that beginning that mean something else.
    package let otherVariables: Set<String>
    /// The option that names a file with further options; nil where there is none.
    package let fileOption: String?

    package init(
        _ name: String,
        _ summary: String,
        commands: [CommandForm<Settings>],
        others: @escaping @Sendable @autoclosure () -> [CommandForm<Settings>] = [],
        parts: @escaping @Sendable @autoclosure () -> [ProgramPart] = [],
        groups: [Group],
        notes: String,
        sections: KeyValuePairs<String, String> = [:],
        variablePrefix: String? = nil,
        otherVariables: Set<String> = [],
        fileOption: String? = nil
    ) {
        self.name = name
        self.summary = summary
        self.commands = commands
        makeOthers = others
        makeParts = parts
        self.groups = groups
        self.notes = notes
        self.sections = sections
        self.variablePrefix = variablePrefix
        self.otherVariables = otherVariables
        self.fileOption = fileOption
    }

    /// Every option, in the order of the help.
    package var options: [Option<Settings>] { groups.flatMap(\.options) }

    /// The environment's variable that stands for an option: `MOCK_REGISTRY_READY_FILE` for `--ready-file`.
    package func variable(of option: Option<Settings>) -> String? {
        variablePrefix.map { $0 + option.name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined() }
    }
}

extension ProgramUsage {
    /// The text of `--help`.
    package var help: String {
        """
        \(name): \(summary).

        Usage:
        \(commands.map { Self.line("  \(name) \($0.synopsis)", $0.help, width: 39) }.joined(separator: "\n"))

        Options:
        \(options.map { Self.line("  \($0.synopsis)", $0.help, width: 32) }.joined(separator: "\n"))

        \(notes)

        """
    }

    /// A head and what it means; below each other where the head is long.
    private static func line(_ head: String, _ text: String, width: Int) -> String {
        let padding = String(repeating: " ", count: max(0, width - head.count))
        return padding.count >= 2 ? head + padding + text : "\(head)\n\(String(repeating: " ", count: width))\(text)"
    }
}
