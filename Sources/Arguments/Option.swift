/// An option of a program: one row of the table from which parser, help, variables, completions and manual page are made.
package struct Option<Settings: Sendable>: Sendable {
    /// Sets what the option says; throws where the value does not fit.
    package typealias Take = @Sendable (inout Settings, String) throws(ArgumentError) -> Void

    /// Without the hyphens.
    package let name: String
    /// The same in one letter: `h` for `-h`.
    package let letter: Character?
    /// Nil for an option that stands alone.
    package let value: OptionValue?
    package let help: String
    /// Whether it may be given several times; a variable then lists its values with commas.
    package let isRepeatable: Bool
    let take: Take

    package init(
        _ name: String,
        _ value: OptionValue?,
        _ help: String,
        letter: Character? = nil,
        isRepeatable: Bool = false,
        _ take: @escaping Take
    ) {
        self.name = name
        self.value = value
        self.help = help
        self.letter = letter
        self.isRepeatable = isRepeatable
        self.take = take
    }

    /// As it is written on the command line, with the name of its value: `--port N`.
    package var synopsis: String { value.map { "--\(name) \($0.name)" } ?? "--\(name)" }

    /// The error of a value that does not fit.
    package static func misfit(_ name: String, _ value: String, expected: String) -> ArgumentError {
        ArgumentError("--\(name) takes \(expected), not \"\(value)\".")
    }
}

/// What an option's value is called, and what a shell may offer for it.
package struct OptionValue: Sendable, ExpressibleByStringLiteral {
    package let name: String
    /// Values that are known; there may be others.
    package let words: [String]

    /// Without words, those in lower case among the alternatives of the name are known: `real` of `DATE|real`.
    package init(_ name: String, words: [String] = []) {
        self.name = name
        let alternatives = name.split(separator: "|").map(String.init)
        self.words = words.isEmpty ? alternatives.filter { $0 == $0.lowercased() } : words
    }

    package init(stringLiteral name: String) { self.init(name) }

    var isFile: Bool { name.split(separator: "|").contains("FILE") }
    var isFolder: Bool { name.split(separator: "|").contains("DIR") }
}

extension Option {
    /// An option whose value is read from a text; `read` gives nil for what does not fit.
    package static func parsed<Value>(
        _ name: String,
        _ value: OptionValue,
        _ help: String,
        expected: String,
        _ read: @escaping @Sendable (String) -> Value?,
        _ set: @escaping @Sendable (inout Settings, Value) -> Void
    ) -> Option {
        let take: Take = { settings, text throws(ArgumentError) in
            guard let value = read(text) else { throw misfit(name, text, expected: expected) }
            set(&settings, value)
        }
        return Option(name, value, help, take)
    }

    /// An option that is a whole number in a range.
    package static func number(
        _ name: String,
        _ range: ClosedRange<Int>,
        _ help: String,
        _ set: @escaping @Sendable (inout Settings, Int) -> Void
    ) -> Option {
        ranged(name, "N", "a whole number", range, help, set)
    }

    /// An option that is a number of seconds in a range.
    package static func seconds(
        _ name: String,
        _ range: ClosedRange<Double>,
        _ help: String,
        _ set: @escaping @Sendable (inout Settings, Double) -> Void
    ) -> Option {
        ranged(name, "S", "a number of seconds", range, help, set)
    }

    private static func ranged<Number: Comparable & LosslessStringConvertible & Sendable>(
        _ name: String,
        _ value: OptionValue,
        _ kind: String,
        _ range: ClosedRange<Number>,
        _ help: String,
        _ set: @escaping @Sendable (inout Settings, Number) -> Void
    ) -> Option {
        let expected = "\(kind) from \(range.lowerBound) to \(range.upperBound)"
        return parsed(
            name,
            value,
            help,
            expected: expected,
            { Number($0).flatMap { range.contains($0) ? $0 : nil } },
            set
        )
    }

    /// An option that is any text but the empty one.
    package static func text(
        _ name: String,
        _ value: OptionValue,
        _ help: String,
        isRepeatable: Bool = false,
        _ set: @escaping @Sendable (inout Settings, String) -> Void
    ) -> Option {
        let take: Take = { settings, text throws(ArgumentError) in
            guard !text.isEmpty else { throw misfit(name, text, expected: "a value") }
            set(&settings, text)
        }
        return Option(name, value, help, isRepeatable: isRepeatable, take)
    }

    /// An option that stands alone; as a variable it is `1` or `0`.
    package static func flag(
        _ name: String,
        _ help: String,
        letter: Character? = nil,
        _ set: @escaping @Sendable (inout Settings) -> Void
    ) -> Option {
        let take: Take = { settings, text throws(ArgumentError) in
            switch text {
            case "1", "true", "yes": set(&settings)
            case "0", "false", "no", "": break
            default: throw misfit(name, text, expected: "1 or 0 as a variable")
            }
        }
        return Option(name, nil, help, letter: letter, take)
    }
}

/// Why a program cannot do what it was called with, in a sentence.
package struct ArgumentError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is at fault.
    package enum Kind: Sendable {
        /// The arguments, or the environment's variables.
        case usage
        /// What stands in a file of options.
        case badData
        /// Such a file, as it cannot be read.
        case unreadable
    }

    package let kind: Kind
    package let description: String

    package init(_ description: String, _ kind: Kind = .usage) {
        self.kind = kind
        self.description = description
    }

    func found(at place: String, _ kind: Kind) -> ArgumentError { ArgumentError("\(place): \(description)", kind) }
}
