import Locks
import Network
import Testing

/// Who makes way when a listener holds as many connections as it may.
@Suite struct CrowdTests {
    private func server(_ limits: CrowdLimits, threads: Int = 1, isPlain: Bool = true) throws -> EchoServer {
        try EchoServer(isPlain: isPlain, limits: ConnectionLimits(crowd: limits), threads: threads)
    }

    private func greeted(_ server: EchoServer, _ words: [String]) throws -> [LineClient] {
        try words.map { word in
            let client = try server.greeted()
            if !word.isEmpty {
                client.send(word + "\n")
                #expect(client.line() == word)
            }
            return client
        }
    }

    /// Whether it still answers.
    private func lives(_ client: LineClient) -> Bool {
        client.send("ping\n")
        return client.line() == "ping"
    }

    @Test(
        "The oldest that is idle goes without a word",
        arguments: [CrowdLimits(perAddress: 3), CrowdLimits(connections: 3)]
    )
    func oldest(limits: CrowdLimits) throws {
        let server = try server(limits)
        let clients = try greeted(server, ["waiting", "", "", ""])
        #expect(clients[1].line() == nil)
        for index in [0, 2, 3] { #expect(lives(clients[index])) }
        #expect(server.tally.crowdedOut.withLock { $0 } == [false])
        _ = server.stop()
    }

    @Test("Where none is idle, the oldest that waits is told")
    func waiting() throws {
        let server = try server(CrowdLimits(perAddress: 2))
        let clients = try greeted(server, ["busy", "waiting", ""])
        #expect(clients[1].line() == "make way")
        #expect(clients[1].line() == nil)
        #expect(lives(clients[0]) && lives(clients[2]))
        _ = server.stop()
    }

    @Test("Where all are busy, the new one is refused")
    func busy() throws {
        let server = try server(CrowdLimits(perAddress: 2))
        let clients = try greeted(server, ["busy", "busy"])
        let late = try server.client()
        #expect(late.line() == nil)
        #expect(clients.allSatisfy(lives))
        #expect(server.tally.crowdedOut.withLock { $0 } == [true])
        _ = server.stop()
    }

    @Test("Who is known, or has gone, counts no more")
    func settled() throws {
        let server = try server(CrowdLimits(perAddress: 2))
        var clients = try greeted(server, ["settled", "settled", "settled", "settled"])
        #expect(clients.allSatisfy(lives))
        for _ in 0..<5 {
            let passing = try server.greeted()
            passing.send("close\n")
            #expect(passing.line() == nil)
        }
        clients += try greeted(server, [""])
        #expect(clients.allSatisfy(lives))
        _ = server.stop()
    }

    @Test("Half a handshake keeps nobody out", arguments: [1, 2])
    func handshakes(threads: Int) throws {
        let server = try server(CrowdLimits(perAddress: 4), threads: threads, isPlain: false)
        let silent = try (0..<20).map { _ in try LineClient(port: server.listener.port, tls: nil) }
        // One for each loop: who is greeted comes behind the silent ones of the same loop.
        let clients = try (0..<threads).map { _ in try server.greeted() }
        #expect(clients.allSatisfy(lives))
        #expect(server.tally.crowdedOut.withLock { $0.count } >= 16)
        withExtendedLifetime(silent) {}
        _ = server.stop()
    }
}
