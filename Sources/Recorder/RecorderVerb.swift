import Arguments

/// The programs of this target, each with options of its own.
package enum RecorderVerb: String, Sendable, CaseIterable {
    case lint, record, play

    /// The verb that the first argument is, if it is one.
    package init?(_ argument: String?) {
        guard let verb = argument.flatMap(RecorderVerb.init(rawValue:)) else { return nil }
        self = verb
    }

    /// Its options, for what is told of the whole program.
    package var part: ProgramPart {
        switch self {
        case .lint: ProgramPart(rawValue, LintInvocation.usage)
        case .record: ProgramPart(rawValue, RecordInvocation.usage)
        case .play: ProgramPart(rawValue, PlayInvocation.usage)
        }
    }

    /// Does what the arguments ask for, the verb included, and gives the exit status.
    package func run(_ arguments: [String], _ environment: [String: String]) -> Int32 {
        switch self {
        case .lint: LintProgram.run(arguments, environment: environment)
        case .record: RecordProgram.run(arguments, environment: environment)
        case .play: PlayProgram.run(arguments, environment: environment)
        }
    }
}
