import Locks
import Network
import Synchronization
import TLS

/// Answers every line with the same line; some lines ask for more.
final class Echo: Conversation {
    private let tally: Tally
    private let idleTime: Duration?
    private var line: [UInt8] = []
    private var waiting: [[UInt8]] = []
    private var isPaused = false
    private var isDraining = false
    private(set) var deadline: Monotonic?
    private(set) var standing = Standing.idle

    init(_ tally: Tally, idleTime: Duration?) {
        self.tally = tally
        self.idleTime = idleTime
    }

    func open(_ peer: Peer, at now: Monotonic, _ output: inout Output) {
        tally.opened.add(1, ordering: .relaxed)
        tally.peers.withLock { $0.append(peer) }
        output.bytes += Array("hello\n".utf8)
        deadline = idleTime.map { now + $0 }
    }

    func receive(_ bytes: Span<UInt8>, at now: Monotonic, _ output: inout Output) {
        for index in bytes.indices {
            line.append(bytes[index])
            if bytes[index] != UInt8(ascii: "\n") { continue }
            waiting.append(line)
            line = []
        }
        work(&output)
        deadline = idleTime.map { now + $0 }
    }

    private func work(_ output: inout Output) {
        while !waiting.isEmpty, !isPaused {
            let line = waiting.removeFirst()
            switch String(decoding: line, as: UTF8.self) {
            case "pause\n":
                output.steps = [.pause(.milliseconds(20))]
                isPaused = true
            case "blink\n":
                output.steps = [.pause(.microseconds(1))]
                isPaused = true
            case "late\n":
                output.steps = [.pause(.milliseconds(20)), .send(line)]
                isPaused = true
            case "slower\n":
                output.steps = [.slow(bytesPerWrite: 1, every: .milliseconds(40), line)]
                isPaused = true
            case "hour\n":
                output.steps = [.pause(.seconds(3600)), .send(line)]
                isPaused = true
            case "drips\n":
                output.steps = [.slow(bytesPerWrite: 1, every: .seconds(3600), line)]
                isPaused = true
            case "slow\n":
                output.steps = [.slow(bytesPerWrite: 2, every: .milliseconds(2), line)]
                isPaused = true
            case "close\n":
                output.close()
                isPaused = true
            case "settled\n": stand(.settled, line, &output)
            case "waiting\n": stand(.waiting, line, &output)
            case "busy\n": stand(.busy, line, &output)
            case "reset\n": output.steps.append(.reset)
            case "abort\n": output.steps.append(.abort)
            case "big\n": output.bytes += [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20) + [UInt8(ascii: "\n")]
            default: output.bytes += isDraining ? Array("too late: ".utf8) + line : line
            }
        }
    }

    private func stand(_ standing: Standing, _ line: [UInt8], _ output: inout Output) {
        self.standing = standing
        output.bytes += line
    }

    func giveWay(at now: Monotonic, _ output: inout Output) {
        output.bytes += Array("make way\n".utf8)
        output.close()
    }

    func resume(at now: Monotonic, _ output: inout Output) {
        tally.resumed.add(1, ordering: .relaxed)
        isPaused = false
        work(&output)
    }

    func expire(at now: Monotonic, _ output: inout Output) {
        output.bytes += Array("expired\n".utf8)
        output.close()
    }

    func beginDraining(at now: Monotonic) { isDraining = true }

    func drain(at now: Monotonic, _ output: inout Output) {
        output.bytes += Array("bye\n".utf8)
        output.close()
    }

    func closed(at now: Monotonic) { tally.close() }

    /// What all conversations of a test have seen.
    final class Tally: Sendable {
        let opened = Atomic<Int>(0)
        let resumed = Atomic<Int>(0)
        let closed = Atomic<Int>(0)
        let failedHandshakes = Atomic<Int>(0)
        let peers = Locked<[Peer]>([])
        /// What the service was told of handshakes that came to nothing.
        let problems = Locked<[String]>([])
        /// Whose admission was asked for.
        let admitted = Locked<[String]>([])
        /// Whether each connection that was crowded out was a new one.
        let crowdedOut = Locked<[Bool]>([])
        let troubles = Locked<[ConnectionTrouble]>([])
        func close() { closed.add(1, ordering: .relaxed) }
    }
}

/// Makes echoing conversations.
final class EchoService: Service {
    let tally: Echo.Tally
    let admission: Admission
    let idleTime: Duration?

    init(_ tally: Echo.Tally, admission: Admission = .accept, idleTime: Duration? = nil) {
        self.tally = tally
        self.admission = admission
        self.idleTime = idleTime
    }

    func conversation() -> any Conversation { Echo(tally, idleTime: idleTime) }
    func admission(of address: String) -> Admission {
        tally.admitted.withLock { $0.append(address) }
        return admission
    }

    func met(_ trouble: ConnectionTrouble, of address: @autoclosure () -> String) {
        tally.troubles.withLock { $0.append(trouble) }
    }

    func crowdedOut(_ address: String, isNew: Bool) { tally.crowdedOut.withLock { $0.append(isNew) } }

    func handshakeFailed(_ error: TLSError, from address: String, serverName: String?) {
        tally.failedHandshakes.add(1, ordering: .relaxed)
        tally.problems.withLock { $0.append("\(address): \(error)") }
    }
}
