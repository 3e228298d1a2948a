import Glibc
import Locks
import Synchronization
import TLS

/// A run from the first connection to the report.
struct Measurement {
    /// How long the connections may take to come up.
    static let opening = 120.0
    private let plan: Plan
    private let server: ServerProcess?

    init(_ options: Options) throws(LoadError) {
        plan = try Plan(options)
        server = options.process.map { ServerProcess(id: $0) }
        guard OpenFiles.raiseLimit() >= options.connections + 64 else {
            throw LoadError(.run, "\(options.connections) connections are more than the limit of open files allows")
        }
    }

    func run() throws(LoadError) -> Report {
        var report = Report(plan.options)
        report.before = try usage()
        let pollers = try makePollers()
        let threads = try start(pollers)
        measure(&report, pollers)
        enter(.stopping, pollers)
        for thread in threads { thread.join() }
        report.tally = plan.results.total
        return report
    }

    private func usage() throws(LoadError) -> ServerProcess.Usage? {
        guard let server else { return nil }
        guard let usage = server.usage() else { throw LoadError(.run, "there is no process \(server.id)") }
        return usage
    }

    private func makePollers() throws(LoadError) -> [Poller] {
        var pollers: [Poller] = []
        do throws(TLSError) {
            for _ in 0..<plan.options.threads { pollers.append(try Poller()) }
        } catch { throw LoadError(.run, error.description) }
        return pollers
    }

    private func start(_ pollers: [Poller]) throws(LoadError) -> [SystemThread] {
        let plan = plan
        var threads: [SystemThread] = []
        do throws(TLSError) {
            for (number, poller) in pollers.enumerated() {
                threads.append(
                    try SystemThread { plan.results.add(Worker(plan, number: number, poller: poller).run()) }
                )
            }
        } catch { throw LoadError(.run, error.description) }
        return threads
    }

    private func measure(_ report: inout Report, _ pollers: [Poller]) {
        let began = SystemClock.monotonicNanoseconds
        if plan.options.workload.opensFirst {
            pause(Measurement.opening) { plan.progress.openCount + plan.progress.lostCount >= plan.options.connections }
        }
        report.openingSeconds = seconds(since: began)
        if plan.options.workload != .idle {
            enter(.warmingUp, pollers)
            pause(plan.options.warmUp)
        }
        report.opened = server?.usage()
        enter(.measuring, pollers)
        let start = SystemClock.monotonicNanoseconds
        pause(plan.options.seconds)
        report.seconds = seconds(since: start)
        report.after = server?.usage()
        report.openConnections = plan.progress.openCount
    }

    private func enter(_ phase: Progress.Phase, _ pollers: [Poller]) {
        plan.progress.phase = phase
        for poller in pollers { poller.wake() }
    }

    /// Waits, but not once the condition holds, nor when every connection is lost.
    private func pause(_ limit: Double, until isEnough: () -> Bool = { false }) {
        let start = SystemClock.monotonicNanoseconds
        while !isEnough(), plan.progress.lostCount < plan.options.connections {
            let left = limit - seconds(since: start)
            if left <= 0 { return }
            _ = usleep(UInt32(min(left, 0.002) * 1_000_000))
        }
    }

    private func seconds(since start: UInt64) -> Double {
        Double(SystemClock.monotonicNanoseconds &- start) / 1_000_000_000
    }
}

/// Where the threads leave what they have counted.
final class Results: Sendable {
    private let tally = Locked(Tally())

    func add(_ other: Tally) { tally.withLock { $0.merge(other) } }

    var total: Tally { tally.withLock { $0 } }
}

/// How far a run is, seen by all its threads.
final class Progress: Sendable {
    enum Phase: Int { case opening, warmingUp, measuring, stopping }

    private let current = Atomic<Int>(Phase.opening.rawValue)
    private let opened = Atomic<Int>(0)
    private let lost = Atomic<Int>(0)

    var phase: Phase {
        get { Phase(rawValue: current.load(ordering: .relaxed)) ?? .stopping }
        set { current.store(newValue.rawValue, ordering: .relaxed) }
    }

    var openCount: Int { opened.load(ordering: .relaxed) }
    var lostCount: Int { lost.load(ordering: .relaxed) }

    func oneOpened() { opened.add(1, ordering: .relaxed) }
    func oneLost() { lost.add(1, ordering: .relaxed) }
}
