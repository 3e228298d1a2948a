import Arguments

/// What to measure and how, with every value checked.
package struct Options: Sendable {
    package var host = "127.0.0.1"
    package var port = 700
    package var authority: String?
    package var process: Int32?
    package var client = "alpha"
    package var password = "alpha-Pass1"
    package var certificate: String?
    package var privateKey: String?
    package var workload = Workload.info
    package var name = "alpha-1.example"
    package var zone = "example"
    package var contact = "ALPHA-1"
    package var connections = 16
    package var pipeline = 1
    package var threads = 1
    package var seconds = 5.0
    package var warmUp = 1.0
    package var isJSON = false
    package var showsHelp = false
    /// A build of the server to start, and one to compare it with; without both, one that runs is measured.
    package var binary: String?
    package var against: String?
    package var rounds = 5

    /// The demo world's values.
    package init() {}

    /// Reads the arguments behind the program's name; what a ready file says gives way to them.
    init(_ arguments: [String]) throws(LoadError) {
        do throws(ArgumentError) {
            let given = try LoadCommand.usage.read(arguments, into: &self).options
            try checkPairs(given)
            try checkComparison(given)
        } catch { throw .usage(error.description) }
        threads = min(connections, threads)
        try refuseStrangers()
    }

    mutating func adopt(_ ready: ReadyFile) {
        host = ready.host.flatMap(Options.reachable) ?? host
        port = ready.port ?? port
        authority = ready.ca
        process = ready.pid
    }

    /// A server that listens everywhere is reached through the loopback.
    private static func reachable(_ host: String) -> String {
        switch host {
        case "0.0.0.0", "": "127.0.0.1"
        case "::": "::1"
        default: host
        }
    }

    private func checkPairs(_ given: Set<String>) throws(ArgumentError) {
        if client != Options().client, !given.contains("password") {
            throw ArgumentError("--client \(client) needs a --password.")
        }
        if (certificate == nil) != (privateKey == nil) {
            throw ArgumentError("--certificate and --private-key go together.")
        }
    }

    private func checkComparison(_ given: Set<String>) throws(ArgumentError) {
        guard given.isSuperset(of: ["binary", "against"]) else {
            guard let alone = ["binary", "against", "rounds"].first(where: given.contains) else { return }
            throw ArgumentError("--\(alone) is for a comparison: it needs --binary and --against.")
        }
        if let target = ["ready-file", "host", "port", "ca", "pid"].first(where: given.contains) {
            throw ArgumentError("--\(target) names a server that runs, --binary and --against two that are started.")
        }
    }

    /// A tool that can only be turned on one's own machine.
    private func refuseStrangers() throws(LoadError) {
        if Options.isLoopback(host) { return }
        throw .usage(
            "\(host) is not this machine's loopback: this tool measures a server on 127.0.0.0/8, ::1 or localhost only"
        )
    }

    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.allSatisfy(\.isNumber) ? UInt8($0) : nil }
        return parts.count == 4 && numbers.count == 4 && numbers[0] == 127
    }
}

/// Why a measurement could not be made, as a sentence.
package struct LoadError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Whether the arguments are at fault, or what happened afterwards.
    package enum Kind: Sendable { case usage, run }

    package let kind: Kind
    package let description: String

    init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    static func usage(_ description: String) -> LoadError { LoadError(.usage, description) }
}
