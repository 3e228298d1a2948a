import Foundation
import Testing

@testable import Load

struct ComparisonTests {
    @Test func `a ratio is the median of the rounds' ratios`() throws {
        let comparison = Comparison(
            binaries: ["new", "old"],
            rounds: [
                [report(commands: 200, cpu: 3_000), report(commands: 100, cpu: 3_000)],
                [report(commands: 90, cpu: 900), report(commands: 100, cpu: 4_000)],
                [report(commands: 600, cpu: 3_000), report(commands: 200, cpu: 2_000)],
            ]
        )
        let medians = Dictionary(uniqueKeysWithValues: comparison.medians.map { ($0.name, $0.figures) })
        #expect(medians["commands/s"] == [200, 100])
        #expect(medians["server CPU µs/command"] == [10, 30])
        let ratios = Dictionary(uniqueKeysWithValues: zip(comparison.medians.map(\.name), comparison.ratios))
        #expect(ratios["commands/s"] == 2)
        #expect(ratios["server CPU µs/command"] == 0.5)
        #expect(comparison.isGood)
    }

    @Test func `the table has a row for each and one of ratios`() throws {
        let lines = pair.table.split(separator: "\n")
        try #require(lines.count == 4)
        #expect(Set(lines[0..<3].map(\.count)).count == 1)
        #expect(lines[0].contains("commands/s") && lines[0].contains("p99 µs"))
        #expect(lines[1].contains("new") && lines[2].contains("old"))
        #expect(lines[3].contains("ratio") && lines[3].contains("2.000"))
    }

    @Test func `the JSON can be read`() throws {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(pair.json.utf8)) as? [String: Any])
        #expect((object["ratios"] as? [String: Any])?["commands/s"] as? Double == 2)
        #expect((object["servers"] as? [[String: Any]])?.map { $0["server"] as? String } == ["new", "old"])
        #expect(object["rounds"] as? Int == 1)
    }

    @Test func `what could not be measured has no ratio`() {
        var silent = report(commands: 10, cpu: 10)
        silent.after = nil
        let comparison = Comparison(binaries: ["new", "old"], rounds: [[silent, report(commands: 10, cpu: 10)]])
        #expect(comparison.ratios.last == .some(nil))
        #expect(comparison.table.contains("-"))
    }

    @Test func `one refusal spoils the comparison`() {
        var refused = report(commands: 10, cpu: 10)
        refused.tally.refused(2302)
        let comparison = Comparison(binaries: ["new", "old"], rounds: [[report(commands: 10, cpu: 10), refused]])
        #expect(!comparison.isGood)
    }

    @Test(arguments: ["/nowhere/at/all", "/bin/false"])
    func `a binary that is no server is told`(binary: String) throws {
        let failure = try #require(throws: LoadError.self) { try Comparison(Options(), of: [binary, binary]) }
        #expect(failure.description.contains(binary))
    }

    private var pair: Comparison {
        Comparison(
            binaries: ["new", "old"],
            rounds: [[report(commands: 200, cpu: 3_000), report(commands: 100, cpu: 3_000)]]
        )
    }

    private func report(commands: Int, cpu: Double) -> Report {
        var report = Report(Options())
        for _ in 0..<commands { report.tally.answered(after: 1_000) }
        report.seconds = 1
        report.opened = .init(cpuMicroseconds: 0, residentKiB: 1)
        report.after = .init(cpuMicroseconds: cpu, residentKiB: 1)
        return report
    }
}
