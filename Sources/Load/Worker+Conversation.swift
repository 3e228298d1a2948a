import TLS

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
