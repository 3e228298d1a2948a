import Foundation
import Testing

@testable import Load

struct ReportTests {
    @Test func `the row has a figure under every name`() throws {
        let lines = report(latencies: [1_000, 2_000, 9_000]).table.split(separator: "\n")
        try #require(lines.count == 2)
        #expect(lines[0].count == lines[1].count)
        #expect(lines[0].contains("commands/s"))
        #expect(lines[1].hasSuffix("0"))
    }

    @Test func `rates and the server's share are per command`() throws {
        var report = report(latencies: [1_000, 2_000])
        report.seconds = 0.5
        report.opened = .init(cpuMicroseconds: 100, residentKiB: 1)
        report.after = .init(cpuMicroseconds: 131, residentKiB: 1)
        let figures = Dictionary(uniqueKeysWithValues: report.columns.map { ($0.name, $0.figure) })
        #expect(figures["commands/s"] == "4.0")
        #expect(figures["server CPU µs/command"] == "15.5")
        #expect(figures["max µs"] == "2.0")
    }

    @Test func `idle sessions are weighed`() {
        var options = Options()
        (options.workload, options.connections) = (.idle, 100)
        var report = Report(options)
        report.openConnections = 100
        report.before = .init(cpuMicroseconds: 0, residentKiB: 10_000)
        report.after = .init(cpuMicroseconds: 0, residentKiB: 11_400)
        #expect(report.columns.contains { $0 == ("KiB/connection", "14.0") })
        #expect(report.isGood)
    }

    @Test func `another code than 1000 spoils the run`() {
        var report = report(latencies: [1_000])
        #expect(report.isGood)
        report.tally.refused(2302)
        #expect(!report.isGood)
        #expect(report.table.contains("1 answers with code 2302"))
    }

    @Test func `nothing done is no success`() { #expect(!Report(Options()).isGood) }

    @Test func `the JSON can be read`() throws {
        var report = report(latencies: [1_000])
        report.tally.lost("a \"quoted\" reason\n")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
        #expect(object["command"] as? String == "info")
        #expect(object["commands"] as? Int == 1)
        #expect(object["server CPU µs/command"] is NSNull)
        #expect((object["complaints"] as? [String])?.count == 1)
    }

    @Test func `the kernel's lines are read`() {
        #expect(ServerProcess.cpuTicks("7 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 120 34 0 0") == 154)
        #expect(ServerProcess.cpuTicks("7 (a) S 1") == nil)
        #expect(ServerProcess.residentKiB("Name:\tx\nVmRSS:\t   15700 kB\n") == 15_700)
    }

    @Test func `this very process has used something`() throws {
        let usage = try #require(ServerProcess(id: getpid()).usage())
        #expect(usage.residentKiB > 0)
    }

    private func report(latencies: [UInt64]) -> Report {
        var report = Report(Options())
        for latency in latencies { report.tally.answered(after: latency) }
        return report
    }
}
