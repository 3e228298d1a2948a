import EPP
import Foundation
import Hosting
import Journal
import Locks
import Network
import Session
import TLS
import TestSupport
import Testing

@testable import MockRegistry

/// What an operator is told without asking for every command: a line for each thing that went wrong.
@Suite("The log of events")
struct LogEventTests {
    /// A registry whose log is kept, and clients of it.
    private struct Bench {
        let told = ToldLines()
        let registry: MockRegistry
        private let context: TLSContext

        init(_ level: LogLevel = .warning, _ configure: (inout Configuration) -> Void = { _ in }) throws {
            var configuration = RunningTests.frozen()
            configuration.host = "127.0.0.1"
            configuration.logLevel = level
            configuration.logSink = told.take
            configure(&configuration)
            registry = try MockRegistry.start(configuration)
            context = try TLSContext(clientTrusting: PEM(registry.certificateAuthority))
        }

        func client() throws -> TestClient { try TestClient(context, port: registry.port) }

        func loggedIn() throws -> TestClient {
            let client = try client()
            #expect(try client.login("alpha", "alpha-Pass1") == "1000")
            return client
        }

        /// Whether a line begins, behind the time, and ends so.
        func tells(_ start: String, _ end: String = "") -> Bool {
            told.lines.contains { $0.contains(" \(start)") && $0.hasSuffix(end) }
        }
    }

    /// Brings another greeting, which a login waits for.
    private static let hello = "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><hello/></epp>"

    /// Reads until the server closes.
    private func awaitEnd(of client: TestClient) { while (try? client.frame()) != nil {} }

    @Test("A connection beyond the limit")
    func refusedConnections() throws {
        let bench = try Bench { $0.limits.connections = 1 }
        let first = try bench.loggedIn()
        #expect(throws: TLSError.self) { _ = try bench.client() }
        #expect(bench.tells("warning: a connection from 127.0.0.1 was closed at once, as 1 are open"))
        #expect(try first.isAvailable("free.example"))
        bench.registry.stop()
    }

    @Test("A handshake that failed, with the reason; a look whether the port is open is none")
    func failedHandshakes() throws {
        let bench = try Bench()
        for text in ["", "GET / HTTP/1.1\r\n\r\n"] {
            let socket = try Socket.connected(to: "127.0.0.1", port: bench.registry.port)
            socket.setReceiveTimeout(milliseconds: 20_000)
            _ = socket.write(Array(text.utf8).span)
            socket.finishWriting()
            while Self.reads(socket) {}
        }
        bench.registry.stop()
        #expect(bench.told.lines.count == 1)
        #expect(bench.tells("warning: a handshake with 127.0.0.1 failed: the TLS handshake has failed: http request"))
    }

    private static func reads(_ socket: borrowing Socket) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 100)
        var span = bytes.mutableSpan
        if case .done = socket.read(into: &span) { return true }
        return false
    }

    @Test("A login that failed: who, from where, why, and no password")
    func failedLogins() throws {
        let bench = try Bench { $0.limits.failedLogins = 0 }
        let client = try bench.client()
        #expect(try client.login("alpha", "wrong-Pass1") == "2501")
        awaitEnd(of: client)
        let reason = "the clID, the password or the certificate is wrong; the password is wrong"
        #expect(bench.tells("warning: session 1 alpha login from 127.0.0.1 failed with 2501: \(reason)"))
        #expect(!bench.told.lines.contains { $0.contains("wrong-Pass1") })
        bench.registry.stop()
        #expect(bench.told.lines.count == 1)
    }

    @Test("A login under an identifier that no registrar has changes nothing that anybody sees")
    func strangers() throws {
        let bench = try Bench()
        let client = try bench.client()
        #expect(try client.login("ghost", "wrong-Pass1") == "2200")
        client.send(Self.hello)
        #expect(try client.login("alpha", "wrong-Pass1") == "2200")
        let seen = bench.registry.registries.first.server.journal?.entries().filter { $0.kind == .verdict }
        #expect(seen?.count == 2 && seen?.first?.changes.shown.isEmpty == true)
        #expect(!bench.registry.seed().contains("\"?\""))
        bench.registry.stop()
    }

    @Test("What a client has made up cannot begin a line")
    func lineEnds() throws {
        let bench = try Bench()
        #expect(try bench.client().login("a&#x85;b", "wrong-Pass1") == "2200")
        #expect(bench.tells("warning: session 1 a\\u{85}b login from 127.0.0.1 failed with 2200"))
        bench.registry.stop()
    }

    /// Where each limit is set, what the client does then, and how it is told.
    private static let limits:
        [(String, @Sendable (inout Configuration) -> Void, @Sendable (TestClient) throws -> Void, String)] = [
            (
                "login time", { $0.limits.loginTime = .milliseconds(30) }, { _ in },
                "session 1 from 127.0.0.1 was ended: nobody had logged in after 0.03 s (--login-time)"
            ),
            (
                "idle time", { $0.limits.idleTime = .milliseconds(500) }, { try $0.login("alpha", "alpha-Pass1") },
                "alpha from 127.0.0.1 was ended: no command came for 0.5 s (--idle-time, policy session.idleTime)"
            ),
            (
                "lifetime", { $0.limits.sessionLifetime = .milliseconds(500) },
                { try $0.login("alpha", "alpha-Pass1") },
                "was ended: it has lasted 0.5 s (--session-lifetime, policy session.lifetime)"
            ),
            (
                "frame time", { $0.limits.frameTime = .milliseconds(30) }, { $0.send(bytes: [0, 0, 1]) },
                "was ended: a frame was not whole after 0.03 s (--frame-time)"
            ),
            (
                "frame bytes", { $0.limits.frameBytes = 1000 }, { $0.send(bytes: [0, 0, 16, 0]) },
                "was ended: a frame says that it has 4096 bytes, more than it may (--frame-bytes)"
            ),
            (
                "commands", { $0.rules = .text("{\"session\": {\"mostCommands\": 1}}") },
                { try $0.login("alpha", "alpha-Pass1") },
                "was ended: it has sent 1 commands (policy session.mostCommands)"
            ),
            (
                "errors", { $0.rules = .text("{\"session\": {\"mostErrors\": 1}}") }, { _ = try $0.poll() },
                "was ended: 1 commands were refused with 2002 (policy session.mostErrors)"
            ),
        ]

    @Test("A session that a limit ended, with the limit's name", arguments: limits.indices)
    func endedSessions(_ index: Int) throws {
        let (name, configure, act, words) = Self.limits[index]
        let bench = try Bench(.warning, configure)
        let client = try bench.client()
        try act(client)
        awaitEnd(of: client)
        bench.registry.stop()
        #expect(bench.told.lines.count == 1, "\(name): \(bench.told.lines)")
        #expect(bench.tells("warning: session 1 ", words), "\(name): \(bench.told.lines)")
    }

    @Test("A client that leaves, and one whose server stops, are no news")
    func quiet() throws {
        let bench = try Bench(.warning) { $0.limits.idleTime = .seconds(3600) }
        let (first, second) = (try bench.loggedIn(), try bench.loggedIn())
        _ = try first.answer(to: "<logout/>")
        awaitEnd(of: first)
        second.send(bytes: [0, 0])
        bench.registry.stop()
        #expect(bench.told.lines.isEmpty, "\(bench.told.lines)")
    }

    @Test("A command that took longer than --slow-time")
    func slowWork() throws {
        let bench = try Bench { $0.slowTime = .zero }
        _ = try bench.loggedIn()
        bench.registry.stop()
        #expect(bench.tells("warning: session 1 alpha login took 0", " s"), "\(bench.told.lines)")
    }

    @Test("Of many lines of a kind some are told, and how many were left out; other kinds are told meanwhile")
    func storms() throws {
        let bench = try Bench { $0.limits.failedLogins = 1000 }
        let client = try bench.client()
        for _ in 0..<50 {
            #expect(try client.login("alpha", "wrong-Pass1") == "2200")
            client.send(Self.hello)
        }
        bench.registry.stop()
        let lines = bench.told.lines
        #expect(lines.filter { $0.contains("login from") }.count == LogLimit.lines)
        #expect(bench.tells("warning: 30 more were left out: logins that failed"))
        #expect(lines.count == LogLimit.lines + 1)
    }

    @Test("Complaints about frames are bounded, too; silent is silent")
    func schemas() throws {
        for level in [LogLevel.error, .off] {
            let bench = try SmallSchema.inFolder { folder in
                try Bench(level) { configuration in
                    configuration.schemaDirectory = folder
                    configuration.slowTime = .zero
                }
            }
            let client = try bench.client()
            _ = try client.frame()
            for _ in 0..<40 { _ = try client.answer(to: "<nonsense/>") }
            bench.registry.stop()
            let lines = bench.told.lines
            if level == .off {
                #expect(lines.isEmpty, "\(lines)")
            } else {
                #expect(lines.count == LogLimit.lines + 1, "\(lines)")
                #expect(bench.tells("error: schema, from the client: "))
                #expect(bench.tells("error: ", " more were left out: frames that are not as their schema says"))
            }
        }
    }

    @Test("As JSON each is an object with the same in fields")
    func json() throws {
        let bench = try Bench { configuration in
            configuration.logFormat = .json
            configuration.limits.failedLogins = 1000
        }
        let client = try bench.client()
        for _ in 0..<21 {
            _ = try client.login("alpha", "wrong-Pass1")
            client.send(Self.hello)
        }
        bench.registry.stop()
        let objects = try bench.told.lines.map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        let first = try #require(objects.first)
        #expect(first["kind"] as? String == "loginFailed" && first["level"] as? String == "warning")
        #expect(first["registrar"] as? String == "alpha" && first["session"] as? Int == 1)
        #expect(first["registry"] as? String == "default" && first["address"] as? String == "127.0.0.1")
        #expect((first["message"] as? String)?.hasPrefix("login from 127.0.0.1 failed with 2200") == true)
        #expect(first["time"] is String)
        #expect(objects.last?["omitted"] as? Int == 1 && objects.last?["kind"] as? String == "loginFailed")
    }
}

/// How lines are counted, by moments that are handed in.
@Suite("The limit of a log")
struct LogLimitTests {
    private let start = Monotonic(nanoseconds: 1_000_000_000)

    @Test("So many of a kind in a while, the rest counted and told when the next comes")
    func counting() {
        let told = Locked<[LogLimit.Omission]>([])
        let limit = LogLimit { omission in told.withLock { $0.append(omission) } }
        let admitted = (0..<100).filter { _ in limit.admits(.loginFailed, at: start) }
        #expect(admitted.count == LogLimit.lines)
        #expect(limit.admits(.slowWork, at: start))
        limit.flush(at: start + .seconds(9))
        #expect(told.withLock(\.self).isEmpty)
        #expect(limit.admits(.loginFailed, at: start + .seconds(10)))
        #expect(told.withLock(\.self) == [.init(kind: .loginFailed, count: 80)])
        limit.flush(at: .end)
        #expect(told.withLock(\.self).count == 1)
    }

    @Test("What was left out is told after the while even if nothing more comes")
    func alarm() {
        let told = Locked<[LogLimit.Omission]>([])
        let alarms = Locked<[(Duration, @Sendable () -> Void)]>([])
        let limit = LogLimit { omission in told.withLock { $0.append(omission) } }
        limit.setAlarm { time, body in alarms.withLock { $0.append((time, body)) } }
        // So long ago that the while is over when the alarm calls.
        for _ in 0..<LogLimit.lines + 5 { _ = limit.admits(.sessionEnded, at: Monotonic(nanoseconds: 0)) }
        let set = alarms.withLock { $0 }
        #expect(set.map(\.0) == [LogLimit.time])
        for (_, body) in set { body() }
        #expect(told.withLock(\.self) == [.init(kind: .sessionEnded, count: 5)])
    }
}
