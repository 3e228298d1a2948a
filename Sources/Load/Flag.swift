/// A flag of the command line, and its line in the help.
struct Flag: Sendable {
    let name: String
    /// What the value is called; nil for a switch.
    let value: String?
    let help: String

    init(_ name: String, _ value: String? = nil, _ help: String) {
        self.name = name
        self.value = value
        self.help = help
    }

    static let all: [Flag] = [
        Flag("--ready-file", "FILE", "host, port, CA and process id as the server wrote them when it was ready"),
        Flag("--host", "HOST", "a loopback address (127.0.0.1)"),
        Flag("--port", "PORT", "the server's port (700)"),
        Flag("--ca", "FILE", "the authority to check the server's certificate with (unchecked without it)"),
        Flag("--pid", "PID", "the server's process, to report its CPU time and memory"),
        Flag("--client", "ID", "who logs in (alpha)"),
        Flag("--password", "PW", "and how (that of alpha in the demo world)"),
        Flag("--certificate", "FILE", "a client certificate, with its chain"),
        Flag("--private-key", "FILE", "and its key"),
        Flag("--command", "WHAT", Workload.allCases.map(\.rawValue).joined(separator: ", ") + " (info)"),
        Flag("--name", "NAME", "the domain to ask about or to update (alpha-1.example)"),
        Flag("--zone", "ZONE", "the zone to create domains in (example)"),
        Flag("--contact", "ID", "their registrant and contacts (ALPHA-1); empty for none"),
        Flag("--connections", "N", "connections (16)"),
        Flag("--pipeline", "N", "requests under way in each of them (1)"),
        Flag("--threads", "N", "threads of this tool (1)"),
        Flag("--seconds", "S", "how long to measure, or to hold idle sessions (5)"),
        Flag("--warm-up", "S", "how long to run before that (1)"),
        Flag("--binary", "FILE", "start this mock-registry instead, and the one to compare it with"),
        Flag("--against", "FILE", "the other one: both are measured in turn, the last row is the first ÷ the second"),
        Flag("--rounds", "N", "how often each of them is measured (5)"),
        Flag("--json", nil, "one line of JSON instead of a table"),
        Flag("--help", nil, "this page"),
    ]

    /// The values by flag; a switch has an empty one.
    static func parse(_ arguments: [String]) throws(LoadError) -> [String: String] {
        var found: [String: String] = [:]
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard let flag = all.first(where: { $0.name == name }) else {
                throw .usage("there is no flag \(name); --help lists them all")
            }
            guard found[name] == nil else { throw .usage("\(name) is given twice") }
            guard let value = flag.value == nil ? "" : rest.popFirst() else { throw .usage("\(name) needs a value") }
            found[name] = value
        }
        return found
    }

    /// The page that --help shows.
    static var page: String {
        let heads = all.map { "  \($0.name) \($0.value ?? "")" }
        let width = (heads.map(\.count).max() ?? 0) + 2
        let lines = zip(heads, all).map { head, flag in
            head + String(repeating: " ", count: width - head.count) + flag.help
        }
        return """
            usage: mock-registry-load [flags]

            Measures an EPP server on this machine: every connection sends a command, waits for the answer and goes on.
            It stops by itself. Exit status: 0; 1 if anything but the hoped-for answers came; 2 if it could not begin.

            \(lines.joined(separator: "\n"))

            """
    }
}
