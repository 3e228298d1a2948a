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
    /// Two builds of the server to start and compare; nil to measure one that runs.
    package var binaries: [String]?
    package var rounds = 5

    /// The demo world's values.
    package init() {}

    /// Reads the flags' values; what the ready file says gives way to them.
    init(_ flags: [String: String]) throws(LoadError) {
        if let file = flags["--ready-file"] { adopt(try ReadyFile(path: file)) }
        try readTarget(flags)
        try readSession(flags)
        try readWork(flags)
        try readExtent(flags)
        try readComparison(flags)
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

    private mutating func readTarget(_ flags: [String: String]) throws(LoadError) {
        host = flags["--host"] ?? host
        port = try Options.whole(flags, "--port", port, 1...65_535)
        authority = flags["--ca"] ?? authority
        if flags["--pid"] != nil { process = Int32(try Options.whole(flags, "--pid", 1, 1...Int(Int32.max))) }
        isJSON = flags["--json"] != nil
    }

    private mutating func readSession(_ flags: [String: String]) throws(LoadError) {
        if let client = flags["--client"], client != self.client, flags["--password"] == nil {
            throw .usage("--client \(client) needs a --password")
        }
        client = flags["--client"] ?? client
        password = flags["--password"] ?? password
        certificate = flags["--certificate"]
        privateKey = flags["--private-key"]
        if (certificate == nil) != (privateKey == nil) {
            throw .usage("--certificate and --private-key go together")
        }
    }

    private mutating func readWork(_ flags: [String: String]) throws(LoadError) {
        if let word = flags["--command"] {
            guard let workload = Workload(rawValue: word) else {
                let all = Workload.allCases.map(\.rawValue).joined(separator: ", ")
                throw .usage("--command \(word) is none of \(all)")
            }
            self.workload = workload
        }
        name = flags["--name"] ?? name
        zone = flags["--zone"] ?? zone
        contact = flags["--contact"] ?? contact
    }

    private mutating func readExtent(_ flags: [String: String]) throws(LoadError) {
        connections = try Options.whole(flags, "--connections", connections, 1...60_000)
        pipeline = try Options.whole(flags, "--pipeline", pipeline, 1...64)
        threads = min(connections, try Options.whole(flags, "--threads", threads, 1...16))
        seconds = try Options.duration(flags, "--seconds", seconds, 0.1...600)
        warmUp = try Options.duration(flags, "--warm-up", warmUp, 0...60)
    }

    private mutating func readComparison(_ flags: [String: String]) throws(LoadError) {
        rounds = try Options.whole(flags, "--rounds", rounds, 1...100)
        guard let first = flags["--binary"], let second = flags["--against"] else {
            if let alone = ["--binary", "--against", "--rounds"].first(where: { flags[$0] != nil }) {
                throw .usage("\(alone) is for a comparison: it needs --binary and --against")
            }
            return
        }
        if let target = ["--ready-file", "--host", "--port", "--ca", "--pid"].first(where: { flags[$0] != nil }) {
            throw .usage("\(target) names a server that runs, --binary and --against two that are started")
        }
        binaries = [first, second]
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

    private static func whole(
        _ flags: [String: String],
        _ name: String,
        _ usual: Int,
        _ range: ClosedRange<Int>
    ) throws(LoadError) -> Int {
        guard let text = flags[name] else { return usual }
        guard let value = Int(text), range.contains(value) else {
            throw .usage("\(name) \(text) is not a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    private static func duration(
        _ flags: [String: String],
        _ name: String,
        _ usual: Double,
        _ range: ClosedRange<Double>
    ) throws(LoadError) -> Double {
        guard let text = flags[name] else { return usual }
        guard let value = Double(text), range.contains(value) else {
            throw .usage("\(name) \(text) is not a number of seconds from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }
}

/// Why a measurement could not be made, as a sentence.
package struct LoadError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Whether the flags are at fault, or what happened afterwards.
    package enum Kind: Sendable { case usage, run }

    package let kind: Kind
    package let description: String

    init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    static func usage(_ description: String) -> LoadError { LoadError(.usage, description) }
}
