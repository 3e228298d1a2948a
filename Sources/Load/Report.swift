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

extension Report {
    /// A table of one row, and a line for every kind of error.
    var table: String {
        let widths = columns.map { max($0.name.count, $0.figure.count) }
        let heads = zip(columns, widths).map { padded($0.name, $1) }.joined(separator: "  ")
        let row = zip(columns, widths).map { padded($0.figure, $1) }.joined(separator: "  ")
        return ([heads, row] + complaints).joined(separator: "\n")
    }

    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: width - text.count) + text
    }

    private var complaints: [String] {
        tally.refusals.sorted { $0.key < $1.key }.map { code, number in
            code == AnswerReader.greeting ? "\(number) answers without a code" : "\(number) answers with code \(code)"
        } + tally.losses.sorted { $0.key < $1.key }.map { "\($1) connections lost: \($0)" }
    }

    /// The same as one JSON object on one line.
    var json: String {
        var members = columns.map { "\"\($0.name)\":\(Double($0.figure) == nil ? quoted($0.figure) : $0.figure)" }
        members.append("\"seconds\":\(Report.rounded(seconds))")
        members.append("\"complaints\":[\(complaints.map(quoted).joined(separator: ","))]")
        return "{\(members.joined(separator: ","))}"
    }

    private func quoted(_ text: String) -> String {
        if text == "-" { return "null" }
        let safe = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\0"..."\u{1F}": " "
            default: String(scalar)
            }
        }
        return "\"\(safe.joined())\""
    }
}

/// What one thread, or all of them, have counted while the clock ran.
package struct Tally: Sendable {
    /// Latencies of whole commands, in nanoseconds.
    package private(set) var latencies = Histogram()
    /// Answers with another code than the one hoped for, at any time of the run.
    package private(set) var refusals: [Int: Int] = [:]
    /// Connections lost, by what happened.
    package private(set) var losses: [String: Int] = [:]

    package init() {}

    mutating func answered(after nanoseconds: UInt64) { latencies.record(nanoseconds) }
    mutating func refused(_ code: Int) { refusals[code, default: 0] += 1 }
    mutating func lost(_ reason: String) { losses[reason, default: 0] += 1 }

    mutating func merge(_ other: Tally) {
        latencies.merge(other.latencies)
        refusals.merge(other.refusals, uniquingKeysWith: +)
        losses.merge(other.losses, uniquingKeysWith: +)
    }

    /// Refusals and losses together.
    package var errors: Int { refusals.values.reduce(0, +) + losses.values.reduce(0, +) }
}
