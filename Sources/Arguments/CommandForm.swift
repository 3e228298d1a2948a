/// A form in which a program can be called: its words, and what may follow them.
package struct CommandForm<Settings: Sendable>: Sendable {
    /// Takes the operands.
    package typealias Take = @Sendable (inout Settings, [String]) throws(ArgumentError) -> Void

    /// What follows the words.
    package enum Operands: Sendable {
        case none
        /// One of this name, perhaps of these words.
        case one(OptionValue)
        /// Several of this name: at least one.
        case some(OptionValue)
        /// Any number of words, told in these; the command itself knows which it takes.
        case any(String)
        /// Everything behind `--`: at least one.
        case command(String)
    }

    /// As a user writes it; a word in brackets can be left out.
    package let words: String
    package let operands: Operands
    package let help: String
    let take: Take

    package init(_ words: String, taking operands: Operands = .none, _ help: String, _ take: @escaping Take) {
        self.words = words
        self.operands = operands
        self.help = help
        self.take = take
    }

    /// `policies show NAME`, `run -- COMMAND…`.
    package var synopsis: String {
        switch operands {
        case .none: words
        case .one(let operand): "\(words) \(operand.name)"
        case .some(let operand): "\(words) \(operand.name)…"
        case .any(let text): text.isEmpty ? words : "\(words) \(text)"
        case .command(let name): "\(words) -- \(name)…"
        }
    }

    /// The same, with the place where options stand: before a command of another program.
    var synopsisWithOptions: String {
        guard case .command(let name) = operands else { return "\(synopsis) [options]" }
        return "\(words) [options] -- \(name)…"
    }

    /// The word that the form begins with.
    var first: String { String(words.prefix { $0 != " " }).filter { $0 != "[" && $0 != "]" } }

    /// The operands, if these are the form's words.
    ///
    /// `rest` is what stood behind `--`; nil where nothing did.
    func operands(in given: [String], _ rest: [String]?) -> [String]? {
        guard var left = Self.drop(words.split(separator: " "), of: given[...]) else { return nil }
        switch (operands, rest) {
        case (.none, nil): return left.isEmpty ? [] : nil
        case (.one, nil):
            let operand = left.popFirst()
            return left.isEmpty ? operand.map { [$0] } : nil
        case (.any, _): return Array(left) + (rest ?? [])
        case (.some, nil): return left.isEmpty ? nil : Array(left)
        case (.command, let rest?): return left.isEmpty && !rest.isEmpty ? rest : nil
        default: return nil
        }
    }

    private static func drop(_ words: [Substring], of given: ArraySlice<String>) -> ArraySlice<String>? {
        var given = given
        for word in words {
            if word.hasPrefix("[") {
                if given.first.map({ "[\($0)]" == word }) == true { given.removeFirst() }
            } else {
                guard given.popFirst() == String(word) else { return nil }
            }
        }
        return given
    }
}
