import TLS

/// One connection of the load.
///
/// It belongs to one worker.
final class LoadConnection {
    enum State { case handshake, greeting, login, working, logout }

    // TLS first: members go in this order, and the socket must outlive it.
    let tls: TLSConnection
    let socket: Socket
    let openedAt: UInt64
    var state = State.handshake
    var reader = AnswerReader()
    /// What the poller waits for.
    var interest: Poller.Interest = .write
    private var output: [UInt8] = []
    private var written = 0
    /// The moments at which the unanswered requests were sent, oldest first: a ring as long as the pipeline.
    private var moments: [UInt64]
    private var oldest = 0
    private(set) var unanswered = 0

    /// Connects, which takes no time on the loopback, and goes on without blocking.
    init(_ plan: Plan) throws(TLSError) {
        openedAt = SystemClock.monotonicNanoseconds
        moments = [UInt64](repeating: 0, count: plan.options.pipeline)
        let socket = try Socket.connected(to: plan.options.host, port: plan.options.port)
        // What localhost means is for this machine to say, and it may say something else.
        guard plan.options.host != "localhost" || Options.isLoopback(socket.peer.address) else {
            throw TLSError(.address, "localhost leads to \(socket.peer.address), which is not the loopback")
        }
        socket.setBlocking(false)
        tls = try TLSConnection(plan.context, over: socket, serverName: plan.serverName)
        self.socket = socket
    }

    func queue(_ frame: FrameTemplate, number: UInt64) { frame.append(number: number, to: &output) }

    /// Queues a request whose answer will be timed.
    func queueTimed(_ frame: FrameTemplate, number: UInt64) {
        queue(frame, number: number)
        moments[(oldest + unanswered) % moments.count] = SystemClock.monotonicNanoseconds
        unanswered += 1
    }

    /// When the request that has just been answered was sent; nil if nothing was asked.
    func takeOldest() -> UInt64? {
        guard unanswered > 0 else { return nil }
        defer { oldest = (oldest + 1) % moments.count }
        unanswered -= 1
        return moments[oldest]
    }

    /// Writes what is queued, as far as the socket takes it.
    func flush() -> Transfer {
        while written < output.count {
            let step = tls.write(output.span.extracting(written...))
            guard case .done(let count) = step else { return step }
            written += count
        }
        output.removeAll(keepingCapacity: true)
        written = 0
        return .done(0)
    }
}
