import Arguments
import Glibc
import TLS

/// The program: arguments in, a row out.
package enum LoadCommand {
    /// Runs with the arguments behind the program's name; returns the exit status.
    package static func run(_ arguments: [String]) -> Int32 {
        do throws(LoadError) {
            return try measure(Options(arguments))
        } catch {
            StandardError.write("mock-registry-load: \(error)\n")
            return 2
        }
    }

    private static func measure(_ options: Options) throws(LoadError) -> Int32 {
        if options.showsHelp {
            print(usage.help, terminator: "")
            return 0
        }
        // The kernel ends us should anything hang in spite of all.
        let once = Measurement.opening + options.warmUp + options.seconds
        _ = alarm(UInt32(once * Double(2 * options.rounds)) + 180)
        if let binary = options.binary, let against = options.against {
            let comparison = try Comparison(options, of: [binary, against])
            print(options.isJSON ? comparison.json : comparison.table)
            return comparison.isGood ? 0 : 1
        }
        let report = try Measurement(options).run()
        print(options.isJSON ? report.json : report.table)
        return report.isGood ? 0 : 1
    }
}

extension LoadCommand {
    typealias LoadOption = Arguments.Option<Options>

    /// What the program can be called with.
    static let usage = ProgramUsage<Options>(
        "mock-registry-load",
        "measures an EPP server on this machine",
        commands: [
            .init("", "send a command on every connection, wait for the answer and go on") {
                _,
                _ throws(ArgumentError) in
            }
        ],
        groups: [
            .init("The server", target), .init("Who logs in", login), .init("What is measured", work),
            .init("Two builds of the server", comparison), .init("The report", report),
        ],
        notes: """
            It stops by itself. Exit status: 0; 1 if anything but the hoped-for answers came; 2 if it could not begin.
            """
    )

    /// The ready file comes first: what follows wins.
    private static let target: [LoadOption] = [
        LoadOption("ready-file", "FILE", "host, port, CA and process id as the server wrote them when it was ready") {
            options,
            path throws(ArgumentError) in
            do throws(LoadError) { options.adopt(try ReadyFile(path: path)) } catch {
                throw ArgumentError(error.description)
            }
        },
        LoadOption("host", "HOST", "a loopback address (127.0.0.1)") { options, text throws(ArgumentError) in
            options.host = text
        },
        .number("port", 1...65_535, "the server's port (700)") { $0.port = $1 },
        .text("ca", "FILE", "the authority to check the server's certificate with (unchecked without it)") {
            $0.authority = $1
        },
        .number("pid", 1...Int(Int32.max), "the server's process, to report its CPU time and memory") {
            $0.process = Int32(clamping: $1)
        },
    ]

    private static let login: [LoadOption] = [
        .text("client", "ID", "who logs in (alpha)") { $0.client = $1 },
        .text("password", "PW", "and how (that of alpha in the demonstration)") { $0.password = $1 },
        .text("certificate", "FILE", "a client certificate, with its chain") { $0.certificate = $1 },
        .text("private-key", "FILE", "and its key") { $0.privateKey = $1 },
    ]

    private static let work: [LoadOption] = [
        .parsed(
            "command",
            OptionValue("WHAT", words: Workload.allCases.map(\.rawValue)),
            Workload.allCases.map(\.rawValue).joined(separator: ", ") + " (info)",
            expected: "one of " + Workload.allCases.map(\.rawValue).joined(separator: ", ")
        ) {
            Workload(rawValue: $0)
        } _: {
            $0.workload = $1
        },
        .text("name", "NAME", "the domain to ask about or to update (alpha-1.example)") { $0.name = $1 },
        .text("zone", "ZONE", "the zone to create domains in (example)") { $0.zone = $1 },
        LoadOption("contact", "ID", "their registrant and contacts (ALPHA-1); empty for none") {
            options,
            text throws(ArgumentError) in options.contact = text
        },
        .number("connections", 1...60_000, "connections (16)") { $0.connections = $1 },
        .number("pipeline", 1...64, "requests under way in each of them (1)") { $0.pipeline = $1 },
        .number("threads", 1...16, "threads of this tool (1)") { $0.threads = $1 },
        .seconds("seconds", 0.1...600, "how long to measure, or to hold idle sessions (5)") { $0.seconds = $1 },
        .seconds("warm-up", 0...60, "how long to run before that (1)") { $0.warmUp = $1 },
    ]

    private static let comparison: [LoadOption] = [
        .text("binary", "FILE", "start this mock-registry instead, and the one to compare it with") { $0.binary = $1 },
        .text("against", "FILE", "the other one: both are measured in turn, the last row is the first ÷ the second") {
            $0.against = $1
        },
        .number("rounds", 1...100, "how often each of them is measured (5)") { $0.rounds = $1 },
    ]

    private static let report: [LoadOption] = [
        .flag("json", "one line of JSON instead of a table") { $0.isJSON = true },
        .flag("help", "tell all this", letter: "h") { $0.showsHelp = true },
    ]
}
