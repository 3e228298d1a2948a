import Locks
import TLS
import Testing

@testable import Network

/// Moments to come, and what becomes of those that mean nothing any more.
@Suite struct TimersTests {
    private static func moment(_ number: Int) -> Monotonic { Monotonic(nanoseconds: UInt64(number)) }

    @Test func whatIsKeptComesInItsOrder() {
        var timers = Timers()
        for number in 0..<1000 { timers.insert(Self.moment(number * 7919 % 1000), .listener(UInt32(number))) }
        timers.keep { $0.due.nanoseconds.isMultiple(of: 3) }
        #expect(timers.count == 334)
        var order: [Int] = []
        while let entry = timers.removeFirst(dueAt: Self.moment(1000)) { order.append(Int(entry.due.nanoseconds)) }
        #expect(order == Array(stride(from: 0, to: 1000, by: 3)))
    }

    /// Each pause comes before a deadline that is far: without a bound each would leave one behind.
    @Test func pausesLeaveNothingBehind() throws {
        let server = try EchoServer(isPlain: true, idleTime: .seconds(3600), threads: 1)
        let client = try server.greeted()
        client.send(String(repeating: "blink\n", count: 5000) + "done\n")
        #expect(client.line() == "done")
        let count = Locked(0)
        let latch = try Latch()
        server.loops.handles[0].post { _, workspace in
            count.withLock { $0 = workspace.timers.count }
            latch.arrive()
        }
        latch.wait()
        #expect((1...1200).contains(count.withLock(\.self)))
        #expect(server.stop() == (1, 1))
    }
}
