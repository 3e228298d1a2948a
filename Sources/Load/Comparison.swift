import Foundation

/// Two builds of the server, started side by side and measured in turn.
///
/// A machine that does other things besides is slow by the minute: of rounds that follow each other the ratio says more
/// than either figure. Each round measures both, and every other round begins with the second.
struct Comparison {
    /// The two reports of a round, in the order of the binaries.
    typealias Round = [Report]

    let binaries: [String]
    private(set) var rounds: [Round] = []

    /// Measures both binaries as the options say.
    init(_ options: Options, of binaries: [String]) throws(LoadError) {
        self.binaries = binaries
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mock-registry-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
            throw LoadError(.run, "cannot make a folder for the servers: \(error.localizedDescription)")
        }
        let servers = try binaries.map { binary throws(LoadError) in try StartedServer(binary, in: folder) }
        try withExtendedLifetime(servers) { () throws(LoadError) in
            for number in 0..<options.rounds { rounds.append(try Comparison.round(number, options, servers)) }
        }
    }

    /// Of rounds that were measured already.
    init(binaries: [String], rounds: [Round]) {
        self.binaries = binaries
        self.rounds = rounds
    }

    private static func round(_ number: Int, _ options: Options, _ servers: [StartedServer]) throws(LoadError) -> Round
    {
        let order = number.isMultiple(of: 2) ? Array(servers.indices) : servers.indices.reversed()
        var reports: [(server: Int, report: Report)] = []
        for index in order {
            var options = options
            options.adopt(servers[index].ready)
            reports.append((index, try Measurement(options).run()))
        }
        return reports.sorted { $0.server < $1.server }.map(\.report)
    }

    /// Whether every round of both was answered as hoped for.
    var isGood: Bool { rounds.joined().allSatisfy(\.isGood) }

    /// The figures' names, and a row for each binary: the median of its rounds.
    var medians: [(name: String, figures: [Double?])] {
        names.indices.map { column in
            (
                names[column],
                binaries.indices.map { binary in median(rounds.map { $0[binary].compared[column].figure }) }
            )
        }
    }

    /// The first binary's figures divided by the second's: the median of the rounds' ratios.
    var ratios: [Double?] {
        names.indices.map { column in
            median(
                rounds.map { round in
                    guard let first = round[0].compared[column].figure, let second = round[1].compared[column].figure,
                        second != 0
                    else { return nil }
                    return first / second
                }
            )
        }
    }

    private var names: [String] { rounds.first?.first?.compared.map(\.name) ?? [] }

    private func median(_ values: [Double?]) -> Double? {
        let sorted = values.compactMap(\.self).sorted()
        guard !sorted.isEmpty else { return nil }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}

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
