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
