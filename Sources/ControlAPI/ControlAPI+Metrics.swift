import EPP
import HTTP
import Hosting
import Session
import TLS

/// Figures for whoever watches the process.
extension ControlAPI {
    var metrics: [Route] {
        [
            Route(
                "GET",
                "/metrics",
                "Counts sessions, commands, faults and more, in Prometheus' text format",
                tags: ["service"],
                answers: [.init(200, "The figures, as text/plain", types: ["text/plain"])],
                handler: { [version] _, _ throws(HTTPProblem) in
                    let fields: HTTPFields = ["Content-Type": "text/plain; version=0.0.4; charset=utf-8"]
                    return .now(HTTPResponse(200, fields: fields, body: MetricsText(try host, version: version).bytes))
                }
            )
        ]
    }
}

/// The figures of a process in Prometheus' text format, version 0.0.4.
struct MetricsText {
    private var lines: [String] = []

    init(_ host: RegistryHost, version: String) {
        let counts = host.counts
        add("info", .gauge, "Which program this is", [(["version": version], 1)])
        add("registries", .gauge, "Registries in this process", [([:], host.directory.all.count)])
        add("connections", .gauge, "Connections of EPP clients that are open", [([:], host.connectionCount)])
        let open = host.directory.all.reduce(0) { $0 + $1.server.live.count }
        add("sessions", .gauge, "EPP sessions that are open", [([:], open)])
        add("sessions_opened_total", .counter, "EPP sessions that were opened", [([:], counts.opened)])
        add(
            "handshakes_failed_total",
            .counter,
            "TLS handshakes that came to nothing",
            [([:], counts.failedHandshakes)]
        )
        add("commands_total", .counter, "Commands by verb, object and result code", Self.commands(counts))
        addDurations(counts)
        let faults: [Sample] = counts.faults.sorted { $0.key < $1.key }.map { (["effect": $0.key], $0.value) }
        add("faults_acted_total", .counter, "Faults that have acted, by effect", faults)
        if let memory = ProcessMemory.resident {
            add("process_resident_memory_bytes", .gauge, "Memory of the process", [([:], memory)], prefix: "")
        }
    }

    var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

    private enum Kind: String { case gauge, counter, histogram }

    private static let prefix = "mock_registry_"

    private typealias Sample = (labels: KeyValuePairs<String, String>, value: Int)

    private mutating func add(
        _ name: String,
        _ kind: Kind,
        _ help: String,
        _ samples: [Sample],
        prefix: String = Self.prefix
    ) {
        describe(prefix + name, kind, help)
        for sample in samples { lines.append("\(prefix)\(name)\(Self.text(of: sample.labels)) \(sample.value)") }
    }

    private mutating func describe(_ name: String, _ kind: Kind, _ help: String) {
        lines += ["# HELP \(name) \(help).", "# TYPE \(name) \(kind.rawValue)"]
    }

    private static func commands(_ counts: SessionTally.Counts) -> [Sample] {
        let rows = counts.commands.map { command in
            let object = command.key.map { $0.namespace == Namespace.epp ? "" : CommandKey.shortName(of: $0.namespace) }
            return (command.key?.verb.name ?? "", object ?? "", command.code, command.durations.total)
        }
        // A namespace in two versions is one object; so are the operations of a transfer one verb.
        let sums = Dictionary(rows.map { (Command(verb: $0.0, object: $0.1, code: $0.2), $0.3) }, uniquingKeysWith: +)
        return sums.sorted { $0.key < $1.key }.map { command, count in
            (["verb": command.verb, "object": command.object, "code": String(command.code)], count)
        }
    }

    private struct Command: Hashable, Comparable {
        let verb, object: String
        let code: Int

        static func < (left: Command, right: Command) -> Bool {
            (left.verb, left.object, left.code) < (right.verb, right.object, right.code)
        }
    }

    /// A histogram for each verb: how many commands took no longer than each bound.
    private mutating func addDurations(_ counts: SessionTally.Counts) {
        let name = Self.prefix + "command_duration_seconds"
        describe(name, .histogram, "How long commands took from the frame's last byte to the answer")
        var verbs: [String: DurationCounts] = [:]
        for command in counts.commands {
            verbs[command.key?.verb.name ?? "", default: DurationCounts()].add(command.durations)
        }
        for (verb, durations) in verbs.sorted(by: { $0.key < $1.key }) {
            var sum = 0
            let bounds = DurationCounts.bounds.map { Self.seconds(microseconds: $0) } + ["+Inf"]
            for (bound, count) in zip(bounds, durations.counts) {
                sum += count
                lines.append("\(name)_bucket\(Self.text(of: ["verb": verb, "le": bound])) \(sum)")
            }
            let labels = Self.text(of: ["verb": verb])
            lines.append("\(name)_sum\(labels) \(Double(durations.nanoseconds) / 1e9)")
            lines.append("\(name)_count\(labels) \(sum)")
        }
    }

    private static func seconds(microseconds: Int) -> String {
        let fraction = String(microseconds % 1_000_000)
        let digits = String(repeating: "0", count: 6 - fraction.count) + fraction
        return "\(microseconds / 1_000_000).\(digits)"
    }

    /// What is in quotes is escaped: a client may have named the object.
    private static func text(of labels: KeyValuePairs<String, String>) -> String {
        guard !labels.isEmpty else { return "" }
        let pairs = labels.map { name, value in
            let value = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            return "\(name)=\"\(value)\""
        }
        return "{\(pairs.joined(separator: ","))}"
    }
}
