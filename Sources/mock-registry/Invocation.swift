import MockRegistry

/// What the command line asks for.
struct Invocation: Sendable {
    enum Action: Sendable, Equatable {
        case serve
        /// Makes the certificates and ends.
        case makeCertificates
        case listPolicies
        case showPolicy(String)
        case showHelp
        case showVersion
    }

    var action = Action.serve
    var configuration = Configuration()
    /// Where to say that the server is ready.
    var readyFile: String?
    var registryFile: String?
    var control = ControlChoice()

    /// What was said about the control API.
    struct ControlChoice: Sendable {
        var isOff = false
        var hasConsole = true
        var host: String?
        var port: Int?
        var token: String?
        var usesTLS = false
    }

    init() {
        configuration.port = 7700
        configuration.certificateDirectory = "certs"
        configuration.logLevel = .info
        configuration.threads = 0
    }
}

extension Invocation {
    /// Reads the environment's variables, then the arguments, which win.
    init(_ arguments: [String], environment: [String: String]) throws(SetupError) {
        self.init()
        for option in Options.all {
            guard let value = environment[option.variable] else { continue }
            do throws(SetupError) {
                try option.take(&self, value)
            } catch {
                throw SetupError(.usage, "\(option.variable): \(error)")
            }
        }
        try read(arguments)
        if let identity = configuration.identity, identity.certificateFile.isEmpty || identity.privateKeyFile.isEmpty {
            throw SetupError(.usage, "--certificate and --private-key belong together.")
        }
    }

    private mutating func read(_ arguments: [String]) throws(SetupError) {
        var rest = arguments[...]
        var words: [String] = []
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--") else {
                words.append(argument)
                continue
            }
            let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            try take(String(parts[0]), parts.count == 2 ? String(parts[1]) : nil, &rest)
        }
        if action == .serve { action = try Self.action(words) }
    }

    private mutating func take(
        _ name: String,
        _ joined: String?,
        _ rest: inout ArraySlice<String>
    ) throws(SetupError) {
        guard let option = Options.named(name) else {
            throw SetupError(.usage, "There is no option --\(name); --help tells them all.")
        }
        guard option.placeholder != nil else {
            guard joined == nil else { throw SetupError(.usage, "--\(name) takes no value.") }
            return try option.take(&self, "1")
        }
        guard let value = joined ?? rest.popFirst() else {
            throw SetupError(.usage, "--\(name) needs a value: \(option.help).")
        }
        try option.take(&self, value)
    }

    private static func action(_ words: [String]) throws(SetupError) -> Action {
        switch words {
        case [], ["serve"]: return .serve
        case ["certs"]: return .makeCertificates
        case ["policies"], ["policies", "list"]: return .listPolicies
        case ["help"]: return .showHelp
        default: break
        }
        if words.count == 3, words[0] == "policies", words[1] == "show" { return .showPolicy(words[2]) }
        let text = words.joined(separator: " ")
        throw SetupError(.usage, "There is no command \"\(text)\": serve, certs, policies or policies show NAME.")
    }
}
