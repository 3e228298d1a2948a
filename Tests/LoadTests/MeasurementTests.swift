import Foundation
import TLS
import Testing

@testable import Load

/// Whole runs, against a server that does next to nothing.
struct MeasurementTests {
    @Test(arguments: [Workload.info, .check, .update, .hello])
    func `commands are answered and counted`(workload: Workload) throws {
        let report = try run(workload) { _ in 1000 }
        #expect(report.tally.losses == [:])
        #expect(report.tally.refusals == [:])
        #expect(report.commands > 0)
        #expect(report.isGood)
    }

    @Test func `no name is created twice, with two threads and a pipeline`() throws {
        let server = try AnsweringServer { _ in 1000 }
        let accepting = try server.serve(4)
        var options = options(.create, port: server.port)
        (options.connections, options.threads, options.pipeline) = (4, 2, 3)
        options.warmUp = 0
        let report = try Measurement(options).run()
        accepting.join()
        #expect(report.isGood)
        #expect(UInt64(server.created.count) >= report.commands)
    }

    @Test func `refusals are counted by their code`() throws {
        let report = try run(.create) { $0.contains("<create>") ? 2302 : 1000 }
        #expect(report.tally.refusals.keys.sorted() == [2302])
        #expect(!report.isGood)
    }

    @Test func `a login that fails ends the run before its time`() throws {
        let report = try run(.info, seconds: 600) { _ in 2200 }
        #expect(report.tally.losses == ["the login was answered with 2200": 2])
        #expect(!report.isGood)
    }

    @Test func `idle sessions are opened and held`() throws {
        let report = try run(.idle) { _ in 1000 }
        #expect(report.openConnections == 2)
        #expect((report.before?.residentKiB ?? 0) > 0)
        #expect(report.isGood)
    }

    @Test func `a whole session counts as one command`() throws {
        let report = try run(.login, accepting: 20) { $0.contains("<logout/>") ? 1500 : 1000 }
        #expect(report.commands > 0)
        #expect(report.tally.refusals == [:])
    }

    @Test func `a port where nobody listens ends the run before its time`() throws {
        let report = try Measurement(options(.info, port: 1, seconds: 600)).run()
        #expect(report.tally.errors == 2)
        #expect(!report.isGood)
    }

    private func run(
        _ workload: Workload,
        seconds: Double = 0.1,
        accepting count: Int = 2,
        _ code: @escaping @Sendable (String) -> Int
    ) throws -> Report {
        let server = try AnsweringServer(code)
        _ = try server.serve(count)
        return try Measurement(options(workload, port: server.port, seconds: seconds)).run()
    }

    private func options(_ workload: Workload, port: Int, seconds: Double = 0.1) -> Options {
        var options = Options()
        (options.workload, options.port, options.process) = (workload, port, getpid())
        (options.connections, options.seconds, options.warmUp) = (2, seconds, 0)
        return options
    }
}
