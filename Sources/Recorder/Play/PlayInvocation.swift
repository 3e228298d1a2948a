import Arguments

/// What `mock-registry play` is called with.
package struct PlayInvocation: Sendable {
    var folder = ""
    /// A command that has the player while it runs.
    var command: [String] = []
    var listening = RelaySettings()
    var style = PlayStyle()
    /// Whether a registry answers what was not recorded.
    var hasRegistry = false
    var showsHelp = false
}

/// How a recording is played.
struct PlayStyle: Sendable {
    /// Which of several recorded answers to a command about an object comes.
    enum Choice: Sendable {
        /// The first that has not come yet.
        case order
        /// The one that came when the object had seen the same changes.
        case state
    }

    var choice = Choice.order
    /// Whether dates stay as they were recorded.
    var keepsDates = false
}

extension PlayInvocation {
    /// What `mock-registry play` can be called with.
    package static let usage = ProgramUsage<PlayInvocation>(
        "mock-registry",
        "answers as they were recorded",
        commands: [
            .init("play", taking: .one("DIR"), "answer clients as the recorded server did, until a signal") {
                invocation,
                operands throws(ArgumentError) in
                for folder in operands { invocation.folder = folder }
            }
        ],
        groups: [
            .init(
                "How answers are found",
                [
                    .flag("by-state", "by what the object has seen so far, not one after the other") {
                        $0.style.choice = .state
                    },
                    .flag("with-registry", "a registry with the recorded objects answers what was not recorded") {
                        $0.hasRegistry = true
                    },
                    .flag("keep-dates", "dates as they were recorded, not counted from now") {
                        $0.style.keepsDates = true
                    },
                    .text("run", "COMMAND", "a command of the shell that has the player while it runs") {
                        $0.command = ["/bin/sh", "-c", $1]
                    },
                    .flag("help", "tell this", letter: "h") { $0.showsHelp = true },
                ]
            ),
            .init(
                "Where clients come",
                RelaySettings.listening { (invocation: inout PlayInvocation, change) in change(&invocation.listening) }
            ),
        ],
        notes: """
            What was not recorded is refused with 2400, and told, unless --with-registry is given.
            Exit status: 0 at the end; 64 for a fault in the command line, 65 in a recording, 66 for what cannot be read, 69 for a
            port that is not free; that of a command which fails.
            """
    )
}
