import Foundation

extension Comparison {
    /// A row for each binary and one of ratios.
    var table: String {
        let heads = ["command", "server"] + medians.map(\.name) + ["errors"]
        let rows = binaries.indices.map { binary in
            [command, binaries[binary]] + medians.map { figure($0.figures[binary], 1) } + ["\(errors[binary])"]
        }
        let last = [command, "ratio"] + ratios.map { figure($0, 3) } + [""]
        let lines = [heads] + rows + [last]
        let widths = heads.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            zip(line, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    /// The same as one JSON object on one line: `rounds`, `servers` with their medians, and `ratios`.
    var json: String {
        let servers: [[String: Any]] = binaries.indices.map { binary in
            let figures = medians.map { ($0.name, $0.figures[binary] as Any? ?? NSNull()) }
            return ["server": binaries[binary], "errors": errors[binary]].merging(figures) { own, _ in own }
        }
        let divided = zip(medians, ratios).map { ($0.name, $1 as Any? ?? NSNull()) }
        let object: [String: Any] = [
            "command": command, "rounds": rounds.count, "servers": servers,
            "ratios": Dictionary(divided) { first, _ in first },
        ]
        let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data ?? Data("{}".utf8), as: UTF8.self)
    }

    private var command: String { rounds.first?.first?.options.workload.rawValue ?? "" }

    private var errors: [Int] {
        binaries.indices.map { binary in rounds.map { $0[binary].tally.errors }.reduce(0, +) }
    }

    private func figure(_ value: Double?, _ decimals: Int) -> String {
        value.map { String(format: "%.\(decimals)f", $0) } ?? "-"
    }
}
