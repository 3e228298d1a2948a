import Arguments
import Lint

/// What `mock-registry lint` is called with.
package struct LintInvocation: Sendable {
    var files: [String] = []
    /// A command that has the relay while it runs.
    var command: [String] = []
    var relay = RelaySettings()
    var schemas: String?
    var exceptions: Set<String> = []
    var format = LintReport.Format.text
    /// Where the report is written; the standard output unless a file is told.
    var output: String?
    var showsHelp = false
}

extension LintInvocation {
    /// What `mock-registry lint` can be called with.
    package static let usage = ProgramUsage<LintInvocation>(
        "mock-registry",
        "what documents and conversations have against the RFCs",
        commands: [
            .init(
                "lint",
                taking: .command("COMMAND"),
                "the same of all that a command says, by a way of its own to --to"
            ) {
                invocation,
                command throws(ArgumentError) in invocation.command = command
            },
            .init(
                "lint",
                taking: .any("[FILE|DIR…]"),
                "examine documents and dialogues; with --to, what clients and a server say"
            ) {
                invocation,
                operands throws(ArgumentError) in invocation.files = operands
            },
        ],
        groups: [.init("Examination", examination), .init("Between clients and a server", relaying)],
        notes: """
            Exit status: 0 nothing was found, 1 something was, 2 what was asked for or given is at fault.
            A folder with NN-WHO-….request.xml and NN-WHO-….response.xml is a dialogue; other documents stand alone.
            """
    )

    private static let examination: [Option<LintInvocation>] = [
        .text("schemas", "DIR", "the XML schemas to hold every document against") { $0.schemas = $1 },
        Option("except", OptionValue("RULE", words: ruleNames), "do without a rule", isRepeatable: true, except),
        .parsed(
            "format",
            OptionValue("text|json|sarif|junit"),
            "how findings are told; as text unless told otherwise",
            expected: "text, json, sarif or junit",
            { LintReport.Format(rawValue: $0) },
            { $0.format = $1 }
        ),
        .text("out", "FILE", "where the report is written; the standard output unless told otherwise") {
            $0.output = $1
        },
        .flag("help", "tell this", letter: "h") { $0.showsHelp = true },
    ]

    private static let relaying = RelaySettings.options { (invocation: inout LintInvocation, change) in
        change(&invocation.relay)
    }

    private static let ruleNames = LintRule.all.map(\.name)

    private static let except: Option<LintInvocation>.Take = { invocation, name throws(ArgumentError) in
        guard ruleNames.contains(name) else { throw unknown(rule: name) }
        invocation.exceptions.insert(name)
    }

    private static func unknown(rule name: String) -> ArgumentError {
        ArgumentError.unknownWord(name, "rule", among: ruleNames)
    }
}
