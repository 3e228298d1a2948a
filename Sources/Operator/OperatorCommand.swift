import Arguments
import ControlAPI
import HTTP
import JSON

/// A call of the control API as a command: its words, and what may be given behind them.
package struct OperatorCommand: Sendable {
    /// What stands behind the words: a parameter of the path, or a field of the body.
    struct Operand: Sendable {
        let name: String
        let isOptional: Bool
        /// Whether what is given is a file that has it; the whole body where no field has this name.
        let isFile: Bool

        /// As a user reads it: `NAME`, `[REGISTRY]`.
        var synopsis: String {
            let text = isFile ? "\(name.uppercased())-FILE" : name.uppercased()
            return isOptional ? "[\(text)]" : text
        }
    }

    /// `snapshot [take]`.
    package let words: String
    let operands: [Operand]
    /// Columns of the list that is answered.
    let columns: [String]
    package let route: Route

    /// Reads a line of the table; nil where no call has it.
    private init?(_ line: Substring) {
        let halves = line.split(separator: " = ", maxSplits: 1)
        guard halves.count == 2 else { return nil }
        let call = halves[1].split(separator: " : ", maxSplits: 1)
        let parts = call[0].replacing("…", with: "/registries/{registry}").split(separator: " ")
        let method = String(parts[0])
        guard let route = Self.routes.first(where: { $0.method == method && $0.template.description == parts[1] })
        else { return nil }
        self.route = route
        columns = call.count > 1 ? call[1].split(separator: " ").map(String.init) : []
        var (words, operands): ([Substring], [Operand]) = ([], [])
        for word in halves[0].split(separator: " ") {
            let name = word.filter { !"[]<".contains($0) }
            guard name == name.uppercased() else {
                words.append(word)
                continue
            }
            let field = Self.field(name, of: route)
            operands.append(Operand(name: field, isOptional: word.hasPrefix("["), isFile: word.hasPrefix("<")))
        }
        (self.words, self.operands) = (words.joined(separator: " "), operands)
    }

    /// A field of the body may have capitals of its own.
    private static func field(_ name: String, of route: Route) -> String {
        BodySchema(of: route).names.first { $0.uppercased() == name } ?? name.lowercased()
    }

    private static let routes = ControlAPI.described.routes

    /// All of them, in the order of the table.
    package static let all = CommandTable.text.split(separator: "\n").compactMap(OperatorCommand.init)

    /// The words that commands begin with: told by the table alone, since every start of the program asks for them.
    package static let firstWords = Set(
        CommandTable.text.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
    )
}

extension OperatorCommand {
    /// The word that it begins with.
    var first: String { String(words.prefix { $0 != " " }) }

    /// `clock advance BY`.
    package var synopsis: String { operandText.isEmpty ? words : "\(words) \(operandText)" }

    /// What the call says of itself, without its full stop.
    var help: String { route.summary }

    /// The schema of the body.
    var body: BodySchema { BodySchema(of: route) }

    /// Whether it is a call on one registry.
    var isOfRegistry: Bool {
        route.template.parameters.contains("registry") && !operands.contains { $0.name == "registry" }
    }

    /// Whether something may stand behind its words.
    private var takesWords: Bool { !operands.isEmpty || takesFields }

    /// Whether fields can be given as `FIELD=VALUE`.
    var takesFields: Bool { route.request != nil && !operands.contains { $0.isFile } }

    /// What stands behind the words.
    var operandText: String {
        if route.key == "POST /registries/{registry}/faults" || route.template.description.hasSuffix("/faults/{fault}"),
            takesFields
        {
            return (operands.map(\.synopsis) + ["KIND", "[WORDS…]"]).joined(separator: " ")
        }
        let isFilled = body.names.allSatisfy { name in operands.contains { $0.name == name } }
        let fields = takesFields && !isFilled ? ["[FIELD=VALUE…]"] : []
        return (operands.map(\.synopsis) + fields).joined(separator: " ")
    }

    /// The same as a form of another program, which tells of it and does not carry it out.
    package func form<Settings>() -> CommandForm<Settings> {
        CommandForm(words, taking: .any(operandText), help) { _, _ throws(ArgumentError) in }
    }

    /// How many of the words are its own; nil where it is another command.
    func match(_ given: ArraySlice<String>) -> Int? {
        var count = 0
        for word in words.split(separator: " ") {
            let isNext = given.dropFirst(count).first.map { "[\($0)]" == word || $0 == word } ?? false
            if isNext { count += 1 } else if !word.hasPrefix("[") { return nil }
        }
        return count
    }

    /// The command that the words begin with: the one that has most of them.
    static func named(_ given: [String]) throws(ArgumentError) -> (command: OperatorCommand, rest: ArraySlice<String>) {
        let leading = given.prefix { !$0.hasPrefix("-") }
        let fitting = all.compactMap { command in command.match(leading).map { (command, $0) } }
        if let (command, count) = fitting.max(by: { $0.1 < $1.1 }) {
            // What a command without operands has behind it was meant as another command.
            let isWhole = command.takesWords || leading.count == count
            if isWhole { return (command, given.dropFirst(count)) }
        }
        let noun = leading.first ?? ""
        let known = all.filter { $0.first == noun }.map(\.synopsis)
        let close = NearestWord.to(
            leading.dropFirst().first ?? "",
            among: all.map(\.words).flatMap { $0.secondWord(of: noun) }
        )
        let hint = close.map { "; did you mean \(noun) \($0)?" } ?? "."
        let words = leading.prefix(2).joined(separator: " ")
        throw ArgumentError("There is no command \"\(words)\": \(known.joined(separator: ", "))\(hint)")
    }
}

extension String {
    fileprivate func secondWord(of noun: String) -> [String] {
        let words = split(separator: " ").map { $0.filter { $0 != "[" && $0 != "]" } }
        return words.count > 1 && words[0] == noun ? [words[1]] : []
    }
}
