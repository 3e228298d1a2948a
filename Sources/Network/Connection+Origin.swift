import TLS

/// How a connection learns whose it is, where a proxy may have passed it on.
extension Connection {
    /// The first moment: a proxy that is trusted has to say first for whom it comes, and nobody else may.
    ///
    /// It is never guessed whether a header will come (section 2): whoever could leave it out could also forge it.
    func welcome(at now: Monotonic, _ workspace: inout Workspace) {
        guard let proxies = share.proxies else { return enter(at: now, &workspace) }
        guard let address = InternetAddress(origin.address), proxies.contains(where: { $0.contains(address) }) else {
            mayBringHeader = true
            return enter(at: now, &workspace)
        }
        stage = .identifying(until: now + share.limits.handshakeTime)
    }

    /// Reads the proxy's header, and not a byte of what follows it.
    func identify(at now: Monotonic, _ workspace: inout Workspace) {
        var buffer = workspace.input.mutableSpan
        switch socket.peek(into: &buffer) {
        case .done(let count): take(header + workspace.input[..<count], at: now, &workspace)
        case .wantsRead, .wantsWrite: break
        // A look at whether the port is open is no fault.
        case .closed, .failed:
            if header.isEmpty { end(at: now) } else { refuse("the proxy has gone within its PROXY header", at: now) }
        }
    }

    private func take(_ bytes: [UInt8], at now: Monotonic, _ workspace: inout Workspace) {
        switch ProxyHeader.read(bytes[...]) {
        case .invalid(let problem): refuse(problem, at: now)
        case .incomplete:
            guard skip(bytes.count - header.count) else { return end(at: now) }
            header = bytes
        case .complete(let length, let origin):
            guard skip(length - header.count) else { return end(at: now) }
            header = []
            if let origin { self.origin = (origin.address.description, origin.port) }
            enter(at: now, &workspace)
        }
    }

    /// Takes so many bytes from the socket, which has them.
    private func skip(_ count: Int) -> Bool {
        guard count > 0 else { return count == 0 }
        var bytes = [UInt8](repeating: 0, count: count)
        var span = bytes.mutableSpan
        return socket.read(into: &span) == .done(count)
    }

    /// Whether the handshake can go on: not before its first bytes show that they are no PROXY header.
    func isFreeOfHeader(at now: Monotonic, _ workspace: inout Workspace) -> Bool {
        guard mayBringHeader else { return true }
        var buffer = workspace.input.mutableSpan
        switch socket.peek(into: &buffer) {
        case .done(let count):
            guard !ProxyHeader.begins(workspace.input[..<count]) else {
                refuse("a PROXY header from an address that none is taken from", at: now)
                return false
            }
        case .wantsRead, .wantsWrite: return false
        case .closed, .failed: break
        }
        mayBringHeader = false
        return true
    }

    func refuse(_ problem: String, at now: Monotonic) {
        tellFailure(TLSError(.proxy, problem))
        end(at: now)
    }
}
