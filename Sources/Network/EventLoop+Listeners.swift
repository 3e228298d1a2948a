import TLS

/// How listeners come and go on a loop.
extension EventLoop {
    func add(_ settings: ListenerSettings) {
        shares[settings.identifier] = ListenerShare(settings, of: self)
    }

    /// Shows another identity from now on.
    func use(_ context: TLSContext) {
        for share in shares.values where share.context != nil { share.context = context }
    }

    /// Begins to accept.
    func accept(on socket: consuming Socket, of identifier: UInt32) {
        guard let share = shares[identifier], share.whenEmpty == nil else { return }
        let descriptor = socket.descriptor
        share.socket = consume socket
        try? poller.add(descriptor, .read, tag: Tag(listener: identifier).rawValue)
    }

    /// No descriptor is left: a level-triggered listener would keep the loop spinning, so it rests a moment.
    func rest(_ share: ListenerShare, _ workspace: inout Workspace) {
        share.service.met(.noDescriptor(port: share.port), of: "")
        setInterest([], of: share)
        workspace.timers.insert(.now() + .milliseconds(100), .listener(share.identifier))
    }

    private func setInterest(_ interest: Poller.Interest, of share: ListenerShare) {
        guard let descriptor = share.socket?.descriptor else { return }
        poller.change(descriptor, interest, tag: Tag(listener: share.identifier).rawValue)
    }

    func fire(listener identifier: UInt32, at now: Monotonic, _ workspace: inout Workspace) {
        guard let share = shares[identifier] else { return }
        if share.whenEmpty == nil { return setInterest(.read, of: share) }
        for connection in connections(of: share) {
            connection.hurry(at: now, &workspace)
            if share.end <= now { connection.end(at: now) }
            settle(connection, &workspace)
        }
    }

    func stopAccepting(_ identifier: UInt32) { shares[identifier]?.socket = nil }

    /// Ends a listener's connections in good order, or without when the time is over; then says so.
    ///
    /// Shortly before, answers that are slow on purpose are hurried.
    func stop(
        _ identifier: UInt32,
        within time: Duration,
        _ workspace: inout Workspace,
        _ whenEmpty: @escaping () -> Void
    ) {
        guard let share = shares[identifier], share.whenEmpty == nil else { return whenEmpty() }
        share.socket = nil
        share.whenEmpty = whenEmpty
        share.end = .now() + time
        for connection in connections(of: share) {
            connection.drain(at: .now(), &workspace)
            settle(connection, &workspace)
        }
        workspace.timers.insert(.now() + max(.zero, time - share.limits.lingerTime), .listener(identifier))
        workspace.timers.insert(share.end, .listener(identifier))
        leaveIfEmpty(share)
    }

    func leaveIfEmpty(_ share: ListenerShare) {
        guard share.connections == 0, let whenEmpty = share.whenEmpty, shares[share.identifier] === share else {
            return
        }
        shares[share.identifier] = nil
        whenEmpty()
    }

    private func connections(of share: ListenerShare) -> [Connection] {
        connections.compactMap { $0.flatMap { $0.share === share && !$0.isOver ? $0 : nil } }
    }

    /// The last task.
    ///
    /// What the poller has told of and was not served by now is no longer.
    func stop() { isStopped = true }

    /// Closes sockets that were handed over and not yet met: the poller tells of them anew until they are.
    func closeUnmet() {
        while case let unmet = unmetDescriptors(), !unmet.isEmpty {
            for descriptor in unmet {
                poller.remove(descriptor)
                _ = Socket(adopting: descriptor)
                count.leave()
            }
        }
    }

    private func unmetDescriptors() -> [Int32] {
        (0..<poller.wait(milliseconds: 0)).compactMap { index in
            let tag = Tag(poller.event(index).tag)
            if tag.rawValue == Poller.wakeTag || tag.isListener { return nil }
            let isKnown = connections.indices.contains(tag.descriptor) && connections[tag.descriptor] != nil
            return isKnown ? nil : Int32(tag.descriptor)
        }
    }
}
