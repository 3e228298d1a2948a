import Locks
import Network
import Synchronization
import TLS
import Testing

/// A server that echoes, and what its clients need.
struct EchoServer: Sendable {
    let loops: EventLoops
    let listener: Listener
    let tally = Echo.Tally()
    let clientContext: TLSContext?

    init(
        isPlain: Bool = false,
        admission: Admission = .accept,
        idleTime: Duration? = nil,
        limits: ConnectionLimits = ConnectionLimits(),
        connectionLimit: Int = 10_000,
        threads: Int = 2,
        proxies: [AddressBlock]? = nil
    ) throws {
        let tally = tally
        let issuer = try CertificateIssuer(newAuthority: "Test CA", validity: 0..<4_000_000_000)
        let identity = try issuer.server(names: ["localhost"], validity: 0..<4_000_000_000)
        let client = try issuer.client(commonName: "registrar-a", validity: 0..<4_000_000_000)
        clientContext = isPlain ? nil : try TLSContext(clientTrusting: issuer.certificate, identity: client)
        loops = try EventLoops(threads: threads, connectionLimit: connectionLimit)
        listener = try loops.listen(
            host: "127.0.0.1",
            port: 0,
            tls: isPlain ? nil : TLSContext(server: identity, clients: .optional(authority: issuer.certificate)),
            limits: limits,
            proxies: proxies
        ) { _ in EchoService(tally, admission: admission, idleTime: idleTime) }
    }

    func client(smallBuffers: Bool = false) throws -> LineClient {
        try LineClient(port: listener.port, tls: clientContext, smallBuffers: smallBuffers)
    }

    /// A client that has been greeted.
    func greeted(smallBuffers: Bool = false) throws -> LineClient {
        let client = try client(smallBuffers: smallBuffers)
        #expect(client.line() == "hello")
        return client
    }

    /// Stops, and says how many conversations were opened and closed.
    func stop(within time: Duration = .zero) -> (opened: Int, closed: Int) {
        loops.stop(within: time)
        #expect(loops.connectionCount == 0)
        return (tally.opened.load(ordering: .relaxed), tally.closed.load(ordering: .relaxed))
    }
}

@Suite struct EventLoopTests {
    @Test(arguments: [false, true])
    func linesComeBack(isPlain: Bool) throws {
        let server = try EchoServer(isPlain: isPlain)
        let client = try server.greeted()
        client.send("one\n")
        #expect(client.line() == "one")
        client.send("two\nthree\nfour\n")
        #expect([client.line(), client.line(), client.line()] == ["two", "three", "four"])
        #expect(server.stop() == (1, 1))
    }

    @Test func thePeerIsKnown() throws {
        let server = try EchoServer()
        _ = try server.greeted()
        let peer = try #require(server.tally.peers.withLock { $0.first })
        #expect(peer.address == "127.0.0.1")
        #expect(peer.localPort == server.listener.port)
        #expect(peer.serverName == "localhost")
        #expect(peer.certificate?.commonName == "registrar-a")
        #expect(peer.certificate?.isVerified == true)
        #expect(peer.protocolVersion == "TLSv1.3")
        _ = server.stop()
    }

    @Test(arguments: [false, true])
    func everyByteAlone(isPlain: Bool) throws {
        let server = try EchoServer(isPlain: isPlain)
        let client = try server.greeted()
        for byte in "split\nagain\n".utf8 { client.send([byte]) }
        #expect([client.line(), client.line()] == ["split", "again"])
        _ = server.stop()
    }

    @Test(arguments: [false, true])
    func aPauseKeepsTheOrder(isPlain: Bool) throws {
        let server = try EchoServer(isPlain: isPlain)
        let client = try server.greeted()
        let start = ContinuousClock.now
        client.send("a\npause\nb\nlate\nc\nslow\nd\n")
        var lines: [String?] = []
        for _ in 0..<6 { lines.append(client.line()) }
        #expect(lines == ["a", "b", "late", "c", "slow", "d"])
        #expect(ContinuousClock.now - start >= .milliseconds(44))
        #expect(server.tally.resumed.load(ordering: .relaxed) == 3)
        _ = server.stop()
    }

    @Test func whatComesDuringAPauseIsReadAfterIt() throws {
        let server = try EchoServer()
        let client = try server.greeted()
        client.send("pause\n")
        client.send("x\n")
        client.send("y\n")
        #expect([client.line(), client.line()] == ["x", "y"])
        _ = server.stop()
    }

    @Test(arguments: [false, true])
    func closeIsOrderly(isPlain: Bool) throws {
        let server = try EchoServer(isPlain: isPlain)
        let client = try server.greeted()
        client.send("last\nclose\nunheard\n")
        #expect(client.line() == "last")
        _ = client.line()
        #expect(client.end == .closed)
        #expect(server.stop() == (1, 1))
    }

    @Test func anAbortComesWithoutCloseNotify() throws {
        let server = try EchoServer()
        let client = try server.greeted()
        client.send("abort\n")
        #expect(client.line() == nil)
        guard case .failed(let error) = client.end else { Issue.record("orderly"); return }
        #expect(error.kind == .truncated)
        #expect(server.stop() == (1, 1))
    }

    @Test(arguments: [false, true])
    func aResetIsAReset(isPlain: Bool) throws {
        let server = try EchoServer(isPlain: isPlain)
        let client = try server.greeted()
        client.send("reset\n")
        #expect(client.line() == nil)
        guard case .failed(let error) = client.end else { Issue.record("\(String(describing: client.end))"); return }
        #expect(error.description.contains("reset by peer"))
        _ = server.stop()
    }

    @Test(arguments: [false, true])
    func aClientThatHasFinishedWritingGetsItsAnswers(isPlain: Bool) throws {
        let server = try EchoServer(isPlain: isPlain)
        let client = try server.greeted()
        client.send("a\nlate\nb\n")
        client.finishWriting()
        #expect([client.line(), client.line(), client.line(), client.line()] == ["a", "late", "b", nil])
        #expect(client.end == .closed)
        _ = server.stop()
    }

    @Test(arguments: [false, true])
    func aDeadlineEndsASilentConversation(isPlain: Bool) throws {
        let server = try EchoServer(isPlain: isPlain, idleTime: .milliseconds(20))
        let client = try server.greeted()
        #expect([client.line(), client.line()] == ["expired", nil])
        #expect(client.end == .closed)
        #expect(server.stop() == (1, 1))
    }

    @Test func aSilentHandshakeIsEnded() throws {
        let server = try EchoServer(limits: ConnectionLimits(handshakeTime: .milliseconds(20)))
        let silent = try LineClient(port: server.listener.port, tls: nil)
        #expect(silent.line() == nil)
        #expect(silent.end == .closed)
        #expect(server.tally.failedHandshakes.load(ordering: .relaxed) == 1)
        #expect(server.stop() == (0, 0))
    }

    @Test func rubbishInsteadOfAHandshakeHarmsNobody() throws {
        let server = try EchoServer(threads: 1)
        let good = try server.greeted()
        let bad = try LineClient(port: server.listener.port, tls: nil)
        bad.send("GET / HTTP/1.1\r\n\r\n")
        while bad.line() != nil {}
        good.send("fine\n")
        #expect(good.line() == "fine")
        #expect(server.tally.failedHandshakes.load(ordering: .relaxed) == 1)
        #expect(server.stop() == (1, 1))
    }

    @Test(arguments: [false, true])
    func aSlowReaderGetsAll(isPlain: Bool) throws {
        let server = try EchoServer(isPlain: isPlain, limits: ConnectionLimits(pendingBytes: 1_000))
        let client = try server.greeted(smallBuffers: true)
        client.send(String(repeating: "big\n", count: 8) + "after\n")
        for _ in 0..<8 { #expect(client.line()?.utf8.count == 1 << 20) }
        #expect(client.line() == "after")
        #expect(server.stop() == (1, 1))
    }

    @Test(arguments: [false, true])
    func aClientThatNeverReadsIsLeft(isPlain: Bool) throws {
        let limits = ConnectionLimits(writeTime: .milliseconds(50), pendingBytes: 1_000)
        let server = try EchoServer(isPlain: isPlain, limits: limits)
        let client = try server.greeted(smallBuffers: true)
        for _ in 0..<16 { client.send("big\n") }
        // The neighbours stay open, so that a conversation that has been closed can only be the client's own.
        var neighbours: [LineClient] = []
        while server.tally.closed.load(ordering: .relaxed) == 0, neighbours.count < 1000 {
            let neighbour = try server.greeted()
            neighbour.send("x\n")
            #expect(neighbour.line() == "x")
            neighbours.append(neighbour)
        }
        #expect(server.tally.closed.load(ordering: .relaxed) == 1)
        #expect(server.tally.troubles.withLock(\.self) == [.tookNothing(within: .milliseconds(50))])
        var lines = 0
        while client.line() != nil { lines += 1 }
        #expect(lines < 16)
        neighbours.removeAll()
        _ = server.stop()
    }

    @Test func connectionsBeyondTheLimitAreClosed() throws {
        let server = try EchoServer(isPlain: true, connectionLimit: 2)
        let kept = [try server.greeted(), try server.greeted()]
        let refused = try server.client()
        #expect(refused.line() == nil)
        kept[0].send("x\n")
        #expect(kept[0].line() == "x")
        #expect(server.tally.troubles.withLock(\.self) == [.tooMany(limit: 2)])
        #expect(server.stop() == (2, 2))
    }

    @Test func admissionDecides() throws {
        let closing = try EchoServer(isPlain: true, admission: .close)
        let first = try closing.client()
        #expect(first.line() == nil && first.end == .closed)
        let resetting = try EchoServer(isPlain: true, admission: .reset)
        let second = try resetting.client()
        #expect(second.line() == nil && second.end != .closed)
        let delaying = try EchoServer(admission: .delay(.milliseconds(20)))
        let start = ContinuousClock.now
        _ = try delaying.greeted()
        #expect(ContinuousClock.now - start >= .milliseconds(20))
        for server in [closing, resetting, delaying] { _ = server.stop() }
    }

    @Test func anotherIdentityByAdmission() throws {
        let foreign = try CertificateIssuer(newAuthority: "Foreign CA", validity: 0..<4_000_000_000)
        let identity = try foreign.server(names: ["localhost"], validity: 0..<4_000_000_000)
        let server = try EchoServer(admission: .context(TLSContext(server: identity)))
        #expect(throws: TLSError.self) { _ = try server.client() }
        _ = server.stop()
    }

    @Test func manyAtOnce() async throws {
        let server = try EchoServer()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    let clients = try (0..<50).map { _ in try server.greeted() }
                    for round in 0..<5 {
                        for (index, client) in clients.enumerated() { client.send("\(worker) \(index) \(round)\n") }
                        for (index, client) in clients.enumerated() {
                            #expect(client.line() == "\(worker) \(index) \(round)")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(server.stop() == (200, 200))
    }

    @Test(arguments: [false, true])
    func stoppingDrains(isPlain: Bool) throws {
        let server = try EchoServer(isPlain: isPlain)
        let idle = try server.greeted()
        let busy = try server.greeted()
        busy.send("a\nlate\n")
        #expect(busy.line() == "a")
        #expect(server.stop(within: .seconds(10)) == (2, 2))
        #expect([idle.line(), idle.line()] == ["bye", nil])
        #expect([busy.line(), busy.line(), busy.line()] == ["late", "bye", nil])
    }

    /// What has come by then is handed over: only a conversation can say what becomes of it.
    @Test(arguments: [false, true])
    func whatHasComeIsReadBeforeTheEnd(isPlain: Bool) throws {
        let server = try EchoServer(isPlain: isPlain)
        let busy = try server.greeted()
        busy.send("a\nlate\n")
        #expect(busy.line() == "a")
        busy.send("more\n")
        #expect(server.stop(within: .seconds(10)) == (1, 1))
        #expect([busy.line(), busy.line(), busy.line(), busy.line()] == ["late", "too late: more", "bye", nil])
    }

    /// What has been decided is told, however slow it was meant to be.
    @Test(arguments: ["hour", "drips"], [false, true])
    func anAnswerThatWouldComeTooLateIsHurried(_ word: String, isPlain: Bool) throws {
        let server = try EchoServer(isPlain: isPlain)
        let busy = try server.greeted()
        busy.send("a\n\(word)\n")
        #expect(busy.line() == "a")
        #expect(server.stop() == (1, 1))
        #expect([busy.line(), busy.line()] == [word, "bye"])
    }

    /// An answer that comes in drips is given its time, by the whole server and by one listener.
    @Test func stoppingWaitsForASlowAnswer() throws {
        let server = try EchoServer(isPlain: true)
        let busy = try server.greeted()
        busy.send("a\nslower\n")
        #expect(busy.line() == "a")
        #expect(server.stop(within: .seconds(10)) == (1, 1))
        #expect([busy.line(), busy.line(), busy.line()] == ["slower", "bye", nil])
    }

    @Test func aListenerStopsAlone() throws {
        let server = try EchoServer(isPlain: true)
        let tally = Echo.Tally()
        let second = try server.loops.listen(host: "127.0.0.1", port: 0, tls: nil) { _ in EchoService(tally) }
        let first = try server.greeted()
        let other = try LineClient(port: second.port, tls: nil)
        #expect(other.line() == "hello")
        #expect(server.loops.listenerCount == 2)
        second.stop(within: .seconds(10))
        #expect(server.loops.listenerCount == 1, "nothing is left of one that has gone")
        #expect([other.line(), other.line()] == ["bye", nil])
        #expect(throws: TLSError.self) { _ = try LineClient(port: second.port, tls: nil) }
        first.send("still\n")
        #expect(first.line() == "still")
        #expect(server.stop() == (1, 1))
    }

    @Test func somethingIsDoneLater() throws {
        let loops = try EventLoops(threads: 2)
        let latch = try Latch()
        let start = ContinuousClock.now
        loops.after(.milliseconds(20)) { latch.arrive() }
        latch.wait()
        #expect(ContinuousClock.now - start >= .milliseconds(20))
        loops.after(.seconds(3600)) { Issue.record("an hour has passed") }
        loops.stop()
    }

    @Test func aThousandListeners() throws {
        let server = try EchoServer(isPlain: true)
        let tally = Echo.Tally()
        let listeners = try (0..<1_000).map { _ in
            try server.loops.listen(host: "127.0.0.1", port: 0, tls: nil) { _ in EchoService(tally) }
        }
        for listener in [listeners[0], listeners[500], listeners[999]] {
            #expect(try LineClient(port: listener.port, tls: nil).line() == "hello")
        }
        for listener in listeners { listener.stop() }
        #expect(tally.closed.load(ordering: .relaxed) == 3)
        _ = server.stop()
    }
}
