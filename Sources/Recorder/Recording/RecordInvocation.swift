import Arguments

/// What `mock-registry record` is called with.
package struct RecordInvocation: Sendable {
    var folder: String?
    /// A command that has the relay while it runs.
    var command: [String] = []
    var relay = RelaySettings()
    var showsHelp = false
}

extension RecordInvocation {
    /// What `mock-registry record` can be called with.
    package static let usage = ProgramUsage<RecordInvocation>(
        "mock-registry",
        "what clients and a server say, kept with its times",
        commands: [
            .init("record", taking: .command("COMMAND"), "record what a command says, by a way of its own to --to") {
                invocation,
                command throws(ArgumentError) in invocation.command = command
            },
            .init("record", "record until a signal; without --to, draw seed, dialogue and profile anew") {
                _,
                _ throws(ArgumentError) in
            },
        ],
        groups: [
            .init(
                "The recording",
                [
                    .text("out", "DIR", "the folder of the recording; one of the same server is gone on with") {
                        $0.folder = $1
                    },
                    .flag("help", "tell this", letter: "h") { $0.showsHelp = true },
                ]
            ),
            .init(
                "Between clients and a server",
                RelaySettings.options { (invocation: inout RecordInvocation, change) in change(&invocation.relay) }
            ),
        ],
        notes: """
            Exit status: 0 all is recorded; 64 for a fault in the command line, 65 in a recording, 66 for what cannot be read, 69 for
            a port that is not free, 73 for a file that cannot be written; that of a command which fails.
            """
    )
}
