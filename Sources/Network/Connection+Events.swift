import TLS

/// What the loop tells a connection.
extension Connection {
    /// The socket is ready, or bytes wait inside the transport.
    func turn(isBroken: Bool, at now: Monotonic, _ workspace: inout Workspace) {
        switch stage {
        case .identifying: identify(at: now, &workspace)
        case .held:
            if isBroken { end(at: now) }
        case .handshaking: handshake(at: now, &workspace)
        case .lingering: discard(at: now, &workspace)
        case .over: break
        case .open:
            if hasUnsent { advance(at: now, &workspace) }
            if takesInput { read(at: now, &workspace) } else if isBroken { end(at: now) }
        }
    }

    /// What was due is due.
    func fire(at now: Monotonic, _ workspace: inout Workspace) {
        switch stage {
        case .identifying: refuse("no PROXY header came in time", at: now)
        case .held: begin(at: now, &workspace)
        case .handshaking:
            tellFailure(TLSError(.handshake, "the TLS handshake took too long"))
            end(at: now)
        case .lingering: end(at: now)
        case .over: break
        case .open: fireOpen(at: now, &workspace)
        }
    }

    private func fireOpen(at now: Monotonic, _ workspace: inout Workspace) {
        if let outstanding, hasUnsent, outstanding.pending.lastProgress + share.limits.writeTime <= now {
            share.service.met(.tookNothing(within: share.limits.writeTime), of: origin.address)
            return end(at: now)
        }
        if let until = outstanding?.pausedUntil {
            if until > now { return }
            outstanding?.pausedUntil = nil
            return advance(at: now, &workspace)
        }
        guard !hasSteps, !isEnding, let conversation, let deadline = conversation.deadline, deadline <= now else {
            return
        }
        conversation.expire(at: now, &workspace.output)
        take(at: now, &workspace)
        // One that stays in the past would keep the loop busy for ever.
        if !isEnding, !hasSteps, stage == .open, let next = conversation.deadline, next <= now {
            finish(at: now, &workspace)
        }
    }

    /// The server or the listener is about to stop.
    func drain(at now: Monotonic, _ workspace: inout Workspace) {
        switch stage {
        case .identifying, .held, .handshaking: end(at: now)
        case .lingering, .over: break
        case .open:
            isDraining = true
            if !hasSteps { drainNow(at: now, &workspace) }
        }
    }

    /// What the conversation waits for may be there; one that has asked for steps looks for itself when they are done.
    func wake(at now: Monotonic, _ workspace: inout Workspace) {
        guard stage == .open, !hasSteps, !isEnding else { return }
        conversation?.wake(at: now, &workspace.output)
        take(at: now, &workspace)
    }

    /// What waits unread belongs to the conversation: only it can say what becomes of a command that came too late.
    private func drainNow(at now: Monotonic, _ workspace: inout Workspace) {
        isDraining = false
        if isEnding { return }
        conversation?.beginDraining(at: now)
        if takesInput { read(at: now, &workspace) }
        guard stage == .open, !isEnding else { return }
        if hasSteps {
            isDraining = true
            return
        }
        conversation?.drain(at: now, &workspace.output)
        take(at: now, &workspace)
    }

    /// The time for stopping is nearly over: what was to be held back, or to go out in drips, goes out now.
    ///
    /// A command that was carried out does not stay unanswered.
    func hurry(at now: Monotonic, _ workspace: inout Workspace) {
        guard stage == .open, hasSteps, let outstanding else { return }
        outstanding.pausedUntil = nil
        outstanding.queue.hurry()
        if let rest = outstanding.drip?.rest { send(rest, at: now) }
        outstanding.drip = nil
        advance(at: now, &workspace)
    }

    private func finish(at now: Monotonic, _ workspace: inout Workspace) {
        workspace.output.close()
        take(at: now, &workspace)
    }

    private func read(at now: Monotonic, _ workspace: inout Workspace) {
        hasUnread = false
        readWantsWrite = false
        // Others want their turn too.
        for _ in 0..<16 where takesInput {
            var buffer = workspace.input.mutableSpan
            switch receive(into: &buffer) {
            case .done(let count):
                receive(workspace.input, count, at: now, &workspace.output)
                take(at: now, &workspace)
                // Only a transport with bytes of its own is asked again: the poller tells of all others.
                if !tlsHasUnread { return }
            case .wantsRead: return
            case .wantsWrite:
                readWantsWrite = true
                return
            // The peer will send no more; it may still want what it has asked for.
            case .closed: return finish(at: now, &workspace)
            case .failed: return end(at: now)
            }
        }
        hasUnread = stage == .open && tlsHasUnread
    }

    private func receive(_ input: [UInt8], _ count: Int, at now: Monotonic, _ output: inout Output) {
        conversation?.receive(input.span.extracting(0..<count), at: now, &output)
    }

    private func discard(at now: Monotonic, _ workspace: inout Workspace) {
        var buffer = workspace.input.mutableSpan
        switch socket.read(into: &buffer) {
        case .done, .wantsRead, .wantsWrite: break
        case .closed, .failed: end(at: now)
        }
    }

    /// Takes what the conversation has asked for, and begins with it.
    func take(at now: Monotonic, _ workspace: inout Workspace) {
        defer { workspace.output.clear() }
        guard stage == .open else { return }
        if !workspace.output.steps.isEmpty { owe().queue.append(workspace.output.steps) }
        if !workspace.output.bytes.isEmpty { send(workspace.output.bytes, at: now) }
        workspace.output.clear()
        if outstanding?.queue.isEmpty == false { advance(at: now, &workspace) }
    }

    func advance(at now: Monotonic, _ workspace: inout Workspace) {
        while stage == .open {
            flush(at: now)
            guard stage == .open, !hasUnsent, outstanding?.pausedUntil == nil else { return }
            if let outstanding, var drip = outstanding.drip {
                send(drip.next(), at: now)
                outstanding.pausedUntil = drip.isOver ? nil : now + drip.interval
                outstanding.drip = drip.isOver ? nil : drip
            } else if let step = outstanding?.queue.next() {
                perform(step, at: now)
            } else if owesResume, !isEnding {
                owesResume = false
                conversation?.resume(at: now, &workspace.output)
                take(at: now, &workspace)
            } else {
                if isDraining { drainNow(at: now, &workspace) }
                return
            }
        }
    }
}
