import MockRegistry

/// One option: the table of them is the parser, the help and the list of environment variables.
struct Option: Sendable {
    typealias Take = @Sendable (inout Invocation, String) throws(SetupError) -> Void

    /// Without the two hyphens.
    let name: String
    /// What follows the option; nil for one that stands alone.
    let placeholder: String?
    let help: String
    let take: Take

    init(_ name: String, _ placeholder: String?, _ help: String, _ take: @escaping Take) {
        self.name = name
        self.placeholder = placeholder
        self.help = help
        self.take = take
    }

    /// The environment variable that stands for the option: `MOCK_REGISTRY_READY_FILE` for `--ready-file`.
    var variable: String {
        "MOCK_REGISTRY_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// The error of a value that does not fit.
    static func fault(_ name: String, _ value: String, _ expected: String) -> SetupError {
        SetupError(.usage, "--\(name) takes \(expected), not \"\(value)\".")
    }
}

extension Option {
    /// An option that is a whole number in a range.
    static func number(
        _ name: String,
        _ range: ClosedRange<Int>,
        _ help: String,
        _ set: @escaping @Sendable (inout Invocation, Int) -> Void
    ) -> Option {
        let take: Take = { invocation, text throws(SetupError) in
            guard let number = Int(text), range.contains(number) else {
                throw fault(name, text, "a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            set(&invocation, number)
        }
        return Option(name, "N", help, take)
    }

    /// An option that is a length of time, as in policies.
    static func time(
        _ name: String,
        _ help: String,
        _ set: @escaping @Sendable (inout Invocation, Duration) -> Void
    ) -> Option {
        let take: Take = { invocation, text throws(SetupError) in
            guard let duration = Duration(written: text), duration > .zero else {
                throw fault(name, text, "a length of time such as 500ms, 30s, 10m, 1h or 2d")
            }
            set(&invocation, duration)
        }
        return Option(name, "TIME", help, take)
    }

    /// An option that is any text.
    static func text(
        _ name: String,
        _ placeholder: String,
        _ help: String,
        _ set: @escaping @Sendable (inout Invocation, String) -> Void
    ) -> Option {
        let take: Take = { invocation, text throws(SetupError) in
            guard !text.isEmpty else { throw fault(name, text, "a value") }
            set(&invocation, text)
        }
        return Option(name, placeholder, help, take)
    }

    /// An option that stands alone; as a variable it is `1` or `0`.
    static func flag(_ name: String, _ help: String, _ set: @escaping @Sendable (inout Invocation) -> Void) -> Option {
        let take: Take = { invocation, text throws(SetupError) in
            switch text {
            case "1", "true", "yes": set(&invocation)
            case "0", "false", "no", "": break
            default: throw fault(name, text, "1 or 0 as a variable")
            }
        }
        return Option(name, nil, help, take)
    }
}
