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

extension Worker {
    /// Goes on with whatever a connection waits for.
    func pump(_ slot: Int) {
        guard connections.indices.contains(slot), let connection = connections[slot] else { return }
        if connection.state == .handshake, !handshake(slot, connection) { return }
        while read(slot, connection) {}
        if connections[slot] === connection { flush(slot, connection) }
    }

    private func handshake(_ slot: Int, _ connection: LoadConnection) -> Bool {
        switch connection.tls.handshake() {
        case .done:
            connection.state = .greeting
            watch(slot, connection, .read)
            return true
        case .wantsRead: watch(slot, connection, .read)
        case .wantsWrite: watch(slot, connection, .write)
        case .closed: lose(slot, connection, "the server has closed the connection")
        case .failed(let error): lose(slot, connection, error.description)
        }
        return false
    }

    func flush(_ slot: Int, _ connection: LoadConnection) {
        switch connection.flush() {
        case .done, .wantsRead: watch(slot, connection, .read)
        case .wantsWrite: watch(slot, connection, [.read, .write])
        case .closed: lose(slot, connection, "the server has closed the connection")
        case .failed(let error): lose(slot, connection, error.description)
        }
    }

    private func watch(_ slot: Int, _ connection: LoadConnection, _ interest: Poller.Interest) {
        if connection.interest == interest { return }
        connection.interest = interest
        poller.change(connection.socket.descriptor, interest, tag: UInt64(slot))
    }

    /// An answer, or what is none.
    func handle(_ event: AnswerReader.Event, _ slot: Int, _ connection: LoadConnection) {
        switch event {
        case .badLength(let length): lose(slot, connection, "a frame claims to have \(length) bytes")
        case .answer(let code): handle(code, slot, connection)
        }
    }

    private func handle(_ code: Int, _ slot: Int, _ connection: LoadConnection) {
        switch connection.state {
        case .handshake: break
        case .greeting: greeted(code, slot, connection)
        case .login: loggedIn(code, slot, connection)
        case .working: answered(code, slot, connection)
        case .logout: loggedOut(code, slot, connection)
        }
    }

    private func greeted(_ code: Int, _ slot: Int, _ connection: LoadConnection) {
        guard code == AnswerReader.greeting else {
            return lose(slot, connection, "the server has greeted with code \(code)")
        }
        connection.state = .login
        connection.queue(plan.frames.login, number: nextNumber())
    }

    private func loggedIn(_ code: Int, _ slot: Int, _ connection: LoadConnection) {
        guard code == 1000 else {
            return lose(slot, connection, "the login was answered with \(code)")
        }
        guard plan.options.workload == .login else {
            connection.state = .working
            settled()
            return plan.progress.oneOpened()
        }
        connection.state = .logout
        connection.queue(plan.frames.logout, number: nextNumber())
    }

    private func answered(_ code: Int, _ slot: Int, _ connection: LoadConnection) {
        guard let sent = connection.takeOldest() else {
            return lose(slot, connection, "an answer came to no request")
        }
        count(code, expected: plan.options.workload.expectedCode, since: sent)
        guard let work = plan.frames.work, plan.progress.phase != .stopping else { return }
        connection.queueTimed(work, number: nextNumber())
    }

    /// RFC 5730 §2.9.1.2: 1500, and the server closes.
    private func loggedOut(_ code: Int, _ slot: Int, _ connection: LoadConnection) {
        count(code, expected: 1500, since: connection.openedAt)
        finish(slot, connection)
    }

    private func count(_ code: Int, expected: Int, since sent: UInt64) {
        if code != expected { tally.refused(code) }
        guard plan.progress.phase == .measuring else { return }
        tally.answered(after: SystemClock.monotonicNanoseconds &- sent)
    }
}
