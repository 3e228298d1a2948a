import JSON

/// What was given, besides what has been set by it.
package struct GivenArguments: Sendable {
    /// Names of the options that were given, in whatever way.
    package let options: Set<String>
    /// What is no error and yet hardly meant: a sentence each.
    package let warnings: [String]
}

extension ProgramUsage {
    /// Sets what arguments, variables and a file of options say; of those that name one option the argument wins over the
    /// variable, and this over the file.
    ///
    /// The command's own words come first, then the options in the order of the table.
    package func read(
        _ arguments: [String],
        environment: [String: String] = [:],
        readingFilesBy readFile: (String) throws(ArgumentError) -> [UInt8] = { path throws(ArgumentError) in
            throw ArgumentError("The file \(path) cannot be read.", .unreadable)
        },
        into settings: inout Settings
    ) throws(ArgumentError) -> GivenArguments {
        var line = try GivenLine(arguments, self)
        let command = try command(for: line)
        try command.form.take(&settings, command.operands)
        for option in options where line.values[option.name] == nil {
            guard let variable = variable(of: option), let text = environment[variable] else { continue }
            let texts = option.isRepeatable ? text.split(separator: ",").map(String.init) : [text]
            line.values[option.name] = texts.map { GivenValue(text: $0, place: .variable(variable)) }
        }
        if let fileOption, let path = line.values[fileOption]?.first?.text {
            let file = try OptionFile(try readFile(path), of: path, self)
            line.values.merge(file.values) { given, _ in given }
        }
        for option in options {
            for value in line.values[option.name] ?? [] {
                do throws(ArgumentError) {
                    try option.take(&settings, value.text)
                } catch { throw value.place.locate(error) }
            }
        }
        return GivenArguments(options: Set(line.values.keys), warnings: warnings(environment))
    }

    private func command(
        for line: GivenLine<Settings>
    ) throws(ArgumentError) -> (form: CommandForm<Settings>, operands: [String]) {
        for form in commands {
            if let operands = form.operands(in: line.words, line.rest) { return (form, operands) }
        }
        let given = line.words.joined(separator: " ") + (line.rest.map { [" --"] + $0 }?.joined(separator: " ") ?? "")
        guard commands.contains(where: { !$0.words.isEmpty }) else {
            throw ArgumentError("\(name) takes options only, not \"\(given)\".")
        }
        var forms = commands.map { $0.synopsis.filter { $0 != "[" && $0 != "]" } }
        let first = line.words.first ?? ""
        let begun = commands.filter { $0.first == first }.map(\.synopsis)
        if let last = begun.last {
            let others = begun.dropLast().joined(separator: ", ")
            let meant = others.isEmpty ? last : "\(others) or \(last)"
            throw ArgumentError("There is no command \"\(given)\"; did you mean \(meant)?")
        }
        if let near = NearestWord.to(first, among: commands.map(\.first)) {
            throw ArgumentError("There is no command \"\(given)\"; did you mean \(near)?")
        }
        let last = forms.popLast() ?? ""
        throw ArgumentError("There is no command \"\(given)\": \(forms.joined(separator: ", ")) or \(last).")
    }

    /// The variables that begin as an option's, and are none.
    private func warnings(_ environment: [String: String]) -> [String] {
        guard let variablePrefix else { return [] }
        let known = options.compactMap { variable(of: $0) }
        return environment.keys.sorted().compactMap { name in
            guard name.hasPrefix(variablePrefix), !known.contains(name), !otherVariables.contains(name) else {
                return nil
            }
            return "No option is set by \(name)"
                + (NearestWord.to(name, among: known).map { "; did you mean \($0)?" } ?? ".")
        }
    }

    /// The option of that name, or an error that names the nearest.
    func option(named name: String, writtenAs text: String) throws(ArgumentError) -> Option<Settings> {
        if let option = options.first(where: { $0.name == name }) { return option }
        guard let near = NearestWord.to(name, among: options.map(\.name)) else {
            throw ArgumentError("There is no option \(text); --help tells them all.")
        }
        let prefix = text.prefix { $0 == "-" }.isEmpty ? "" : "--"
        throw ArgumentError("There is no option \(text); did you mean \(prefix)\(near)?")
    }
}

/// A value of an option, and where it was given.
struct GivenValue {
    enum Place {
        case arguments
        case variable(String)
        case file(String, line: Int)

        func locate(_ error: ArgumentError) -> ArgumentError {
            switch self {
            case .arguments: error
            case .variable(let name): error.found(at: name, .usage)
            case .file(let name, let line): error.found(at: "\(name):\(line)", .badData)
            }
        }
    }

    let text: String
    let place: Place
}

/// The command line, taken apart and not yet understood.
struct GivenLine<Settings: Sendable> {
    var values: [String: [GivenValue]] = [:]
    var words: [String] = []
    /// What stood behind `--`; nil where that was missing.
    var rest: [String]?

    init(_ arguments: [String], _ usage: ProgramUsage<Settings>) throws(ArgumentError) {
        var left = arguments[...]
        while let argument = left.popFirst() {
            if argument == "--" {
                rest = Array(left)
                return
            }
            guard argument.hasPrefix("-"), argument != "-" else {
                words.append(argument)
                continue
            }
            try take(argument, usage, &left)
        }
    }

    private mutating func take(
        _ argument: String,
        _ usage: ProgramUsage<Settings>,
        _ left: inout ArraySlice<String>
    ) throws(ArgumentError) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let written = String(parts[0])
        let joined = parts.count == 2 ? String(parts[1]) : nil
        let option = try option(written, usage)
        if values[option.name] != nil, !option.isRepeatable {
            throw ArgumentError("--\(option.name) is given twice.")
        }
        guard option.value != nil else {
            guard joined == nil else { throw ArgumentError("--\(option.name) takes no value.") }
            return values[option.name] = [GivenValue(text: "1", place: .arguments)]
        }
        guard let value = joined ?? left.popFirst() else {
            throw ArgumentError("--\(option.name) needs a value: \(option.help).")
        }
        values[option.name, default: []].append(GivenValue(text: value, place: .arguments))
    }

    /// `--port`, or `-h` for an option that has a letter.
    private func option(
        _ written: String,
        _ usage: ProgramUsage<Settings>
    ) throws(ArgumentError) -> Option<Settings> {
        if written.count == 2, let option = usage.options.first(where: { $0.letter == written.last }) { return option }
        let isLong = written.hasPrefix("--")
        let name = String(written.dropFirst(isLong ? 2 : 1))
        let option = try usage.option(named: name, writtenAs: written)
        guard isLong else { throw ArgumentError("There is no option \(written); did you mean --\(name)?") }
        return option
    }
}
