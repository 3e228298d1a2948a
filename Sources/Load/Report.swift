/// What a run has shown.
struct Report: Sendable {
    let options: Options
    var tally = Tally()
    var seconds = 0.0
    var openingSeconds = 0.0
    var openConnections = 0
    /// The server before the first connection, when the clock started, and when it stopped.
    var before: ServerProcess.Usage?
    var opened: ServerProcess.Usage?
    var after: ServerProcess.Usage?

    init(_ options: Options) { self.options = options }

    var commands: UInt64 { tally.latencies.count }

    /// Whether only the answers came that were hoped for, and any came at all.
    var isGood: Bool {
        let didWork = options.workload == .idle ? openConnections == options.connections : commands > 0
        return tally.errors == 0 && didWork
    }

    /// Names and figures, in the table's order; a text where there is no figure.
    var columns: [(name: String, figure: String)] {
        let head = [
            ("command", options.workload.rawValue), ("connections", "\(options.connections)"),
        ]
        return head + (options.workload == .idle ? idle : busy) + [("errors", "\(tally.errors)")]
    }

    private var busy: [(name: String, figure: String)] {
        let latencies = tally.latencies
        let quantiles = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p99.9", 0.999)].map { name, share in
            ("\(name) µs", Report.microseconds(latencies.quantile(share)))
        }
        return [
            ("pipeline", "\(options.pipeline)"), ("commands", "\(commands)"),
            ("commands/s", Report.rounded(rate)),
        ] + quantiles + [
            ("max µs", Report.microseconds(latencies.largest)),
            ("server CPU µs/command", cpuPerCommand.map(Report.rounded) ?? "-"),
        ]
    }

    private var idle: [(name: String, figure: String)] {
        [
            ("open", "\(openConnections)"),
            ("opened/s", Report.rounded(openingRate)),
            ("server KiB before", before.map { "\($0.residentKiB)" } ?? "-"),
            ("server KiB after", after.map { "\($0.residentKiB)" } ?? "-"),
            ("KiB/connection", residentPerConnection.map(Report.rounded) ?? "-"),
        ]
    }

    /// The figures that two servers are compared by, in the table's words; nil where nothing could be measured.
    var compared: [(name: String, figure: Double?)] {
        if options.workload == .idle {
            return [("opened/s", openingRate), ("KiB/connection", residentPerConnection)]
        }
        return [
            ("commands/s", rate), ("p50 µs", Double(tally.latencies.quantile(0.5)) / 1000),
            ("p99 µs", Double(tally.latencies.quantile(0.99)) / 1000), ("server CPU µs/command", cpuPerCommand),
        ]
    }

    private var rate: Double { seconds > 0 ? Double(commands) / seconds : 0 }

    private var openingRate: Double { openingSeconds > 0 ? Double(openConnections) / openingSeconds : 0 }

    private var cpuPerCommand: Double? {
        guard let opened, let after, commands > 0 else { return nil }
        return (after.cpuMicroseconds - opened.cpuMicroseconds) / Double(commands)
    }

    private var residentPerConnection: Double? {
        guard let before, let after, openConnections > 0 else { return nil }
        return Double(after.residentKiB - before.residentKiB) / Double(openConnections)
    }

    private static func microseconds(_ nanoseconds: UInt64) -> String { rounded(Double(nanoseconds) / 1000) }

    /// To one decimal.
    static func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
