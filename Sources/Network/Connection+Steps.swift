import TLS

/// How a connection comes up, sends and ends.
extension Connection {
    /// Asks whether it is wanted at all, and with which identity.
    func admit(at now: Monotonic, _ workspace: inout Workspace) {
        switch share.service.admission(of: origin.address) {
        case .accept: begin(at: now, &workspace)
        case .close: end(at: now)
        case .reset:
            socket.resetOnClose()
            end(at: now)
        case .delay(let duration): stage = .held(until: now + duration)
        case .context(let context): begin(with: context, at: now, &workspace)
        }
    }

    func begin(with context: TLSContext? = nil, at now: Monotonic, _ workspace: inout Workspace) {
        guard let context = context ?? share.context else { return open(at: now, &workspace) }
        do throws(TLSError) {
            let tls = try TLSConnection(context, over: socket)
            let service = share.service
            tls.chooseByName = { service.choice(ofName: $0) }
            self.tls = tls
            stage = .handshaking(until: now + share.limits.handshakeTime)
        } catch {
            tellFailure(error)
            end(at: now)
        }
    }

    func handshake(at now: Monotonic, _ workspace: inout Workspace) {
        guard isFreeOfHeader(at: now, &workspace) else { return }
        switch tls?.handshake() {
        case .done: open(at: now, &workspace)
        case .wantsRead: readWantsWrite = false
        case .wantsWrite: readWantsWrite = true
        case .failed(let error): fail(error, at: now)
        case .closed, nil: fail(TLSError(.truncated, "the peer has gone during the TLS handshake"), at: now)
        }
    }

    /// A peer that goes without a word has looked whether the port is open, and nothing has failed.
    private func fail(_ error: TLSError, at now: Monotonic) {
        let isSilent = tls?.hasReceived == false
        tellFailure(isSilent ? TLSError(.silent, "the peer has gone without a word") : error)
        linger(at: now)
    }

    func tellFailure(_ error: TLSError) {
        share.service.handshakeFailed(error, from: origin.address, serverName: tls?.serverName)
    }

    private func open(at now: Monotonic, _ workspace: inout Workspace) {
        stage = .open
        readWantsWrite = false
        let conversation = share.service.conversation()
        self.conversation = conversation
        conversation.open(peer, at: now, &workspace.output)
        take(at: now, &workspace)
        // The first command may have come together with the end of the handshake.
        hasUnread = stage == .open && tlsHasUnread
    }

    private var peer: Peer {
        var peer = Peer(
            address: origin.address,
            port: origin.port,
            localPort: share.port,
            serverName: tls?.serverName,
            certificate: tls?.peerCertificate,
            protocolVersion: tls?.protocolVersion,
            cipher: tls?.cipher
        )
        peer.end = askForEnd
        peer.wake = askForTurn
        return peer
    }

    /// Sends at once what the socket takes and keeps the rest.
    ///
    /// What waits already goes first.
    func send(_ bytes: [UInt8], at now: Monotonic) {
        if hasUnsent { return owe().pending.append(bytes, at: now) }
        var sent = 0
        while sent < bytes.count {
            switch write(bytes.span.extracting(sent..<bytes.count)) {
            case .done(let count): sent += count
            case .wantsRead, .wantsWrite: return owe().pending.append(bytes, from: sent, at: now)
            case .closed, .failed: return end(at: now)
            }
        }
    }

    func flush(at now: Monotonic) {
        guard let outstanding else { return }
        while !outstanding.pending.isEmpty {
            switch outstanding.pending.offer({ write($0) }) {
            case .done(let count): outstanding.pending.drop(count, at: now)
            case .wantsRead, .wantsWrite: return
            case .closed, .failed: return end(at: now)
            }
        }
    }

    func perform(_ step: Output.Step, at now: Monotonic) {
        switch step {
        case .send(let bytes): send(bytes, at: now)
        case .pause(let duration):
            owe().pausedUntil = now + duration
            owesResume = true
        case .slow(let size, let interval, let bytes):
            owe().drip = bytes.isEmpty ? nil : Drip(bytes, size: size, every: interval)
            owesResume = true
        case .close:
            isEnding = true
            tls?.shutdown()
            linger(at: now)
        case .reset:
            socket.resetOnClose()
            end(at: now)
        case .abort: end(at: now)
        }
    }

    private func linger(at now: Monotonic) {
        self.tls = nil
        socket.finishWriting()
        stage = .lingering(until: now + share.limits.lingerTime)
        leaveConversation(at: now)
    }
}
