/// A verb that has options of its own, as the whole program's manual page and completions tell it.
package struct ProgramPart: Sendable {
    /// An option of the verb.
    struct Row: Sendable {
        let name: String
        let value: OptionValue?
        let synopsis: String
        let help: String
        let isRepeatable: Bool
    }

    let verb: String
    let rows: [Row]

    package init<Settings>(_ verb: String, _ usage: ProgramUsage<Settings>) {
        self.verb = verb
        rows = usage.options.map { option in
            Row(
                name: option.name,
                value: option.value,
                synopsis: option.synopsis,
                help: option.help,
                isRepeatable: option.isRepeatable
            )
        }
    }
}

extension ProgramUsage {
    /// The options that only parts have, each once.
    var optionsOfParts: [ProgramPart.Row] {
        var known = Set(options.map(\.name))
        return parts.flatMap(\.rows).filter { known.insert($0.name).inserted }
    }
}
