import TLS

/// One thread of the load: a share of the connections and a poller.
final class Worker {
    let plan: Plan
    let number: Int
    let poller: Poller
    var tally = Tally()
    var connections: [LoadConnection?]
    private var vacant: [Int]
    private var opening = 0
    private var sequence: UInt64 = 0
    private var hasBegun = false
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    init(_ plan: Plan, number: Int, poller: Poller) {
        self.plan = plan
        self.number = number
        self.poller = poller
        let (all, threads) = (plan.options.connections, plan.options.threads)
        let share = all / threads + (number < all % threads ? 1 : 0)
        connections = Array(repeating: nil, count: share)
        vacant = Array((0..<share).reversed())
    }

    /// Works until the run is over.
    func run() -> Tally {
        while plan.progress.phase != .stopping {
            beginIfDue()
            open()
            serve(events: poller.wait(milliseconds: 200))
        }
        for case let connection? in connections { connection.tls.shutdown() }
        return tally
    }

    private func serve(events count: Int) {
        for index in 0..<count {
            let tag = poller.event(index).tag
            if tag == Poller.wakeTag { poller.acknowledgeWake() } else { pump(Int(truncatingIfNeeded: tag)) }
        }
    }

    /// Fills every pipeline once all connections are up.
    private func beginIfDue() {
        if hasBegun || plan.progress.phase == .opening { return }
        hasBegun = true
        guard let work = plan.frames.work else { return }
        for case let (slot, connection?) in zip(connections.indices, connections) where connection.state == .working {
            for _ in 0..<plan.options.pipeline { connection.queueTimed(work, number: nextNumber()) }
            flush(slot, connection)
        }
    }

    private func open() {
        while opening < plan.mostOpening, let slot = vacant.popLast() {
            do throws(TLSError) {
                let connection = try LoadConnection(plan)
                try poller.add(connection.socket.descriptor, connection.interest, tag: UInt64(slot))
                connections[slot] = connection
                opening += 1
            } catch { miss(error.description) }
        }
    }

    /// No two threads have a number in common.
    func nextNumber() -> UInt64 {
        defer { sequence += 1 }
        return sequence * UInt64(plan.options.threads) + UInt64(number)
    }

    /// A connection is up, or has done all that it was opened for.
    func settled() { opening -= 1 }

    /// The connection has done its round: its place is free for another.
    func finish(_ slot: Int, _ connection: LoadConnection) {
        connection.tls.shutdown()
        connections[slot] = nil
        settled()
        vacant.append(slot)
    }

    /// The connection is gone.
    ///
    /// None takes its place, so that a server in trouble is not hammered.
    func lose(_ slot: Int, _ connection: LoadConnection, _ reason: String) {
        if connection.state != .working { settled() }
        connections[slot] = nil
        miss(reason)
    }

    private func miss(_ reason: String) {
        tally.lost(reason)
        plan.progress.oneLost()
    }

    /// Reads once into the thread's buffer and hands each event on; false if there is no more to read now.
    func read(_ slot: Int, _ connection: LoadConnection) -> Bool {
        var span = buffer.mutableSpan
        switch connection.tls.read(into: &span) {
        case .done(let count): return take(count, slot, connection) && connection.tls.hasPending
        case .wantsRead, .wantsWrite: break
        case .closed: lose(slot, connection, "the server has closed the connection")
        case .failed(let error): lose(slot, connection, error.description)
        }
        return false
    }

    /// False if the connection is gone.
    private func take(_ count: Int, _ slot: Int, _ connection: LoadConnection) -> Bool {
        var position = 0
        while let event = connection.reader.next(in: buffer.span, end: count, from: &position) {
            handle(event, slot, connection)
            if connections[slot] !== connection { return false }
        }
        return true
    }
}
