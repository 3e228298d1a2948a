import EPP
import Hosting
import Journal
import MockRegistry
import Network
import TLS
import Testing

/// The journal as a stream of events, over sockets.
@Suite("Events")
struct EventTests {
    private static let path = "/registries/default/events"

    private func running(journal entries: Int = 4096) throws -> MockRegistry {
        var configuration = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)
        configuration.control = Configuration.Control()
        configuration.journalEntries = entries
        return try MockRegistry.start(configuration)
    }

    /// A client that reads a stream as it comes.
    private final class Reader {
        private let socket: Socket
        private(set) var text = ""

        init(_ registry: MockRegistry, _ path: String, _ fields: String = "") throws {
            let port = try #require(registry.controlPort)
            socket = try Socket.connected(to: "127.0.0.1", port: port)
            socket.setReceiveTimeout(milliseconds: 20_000)
            let head = "GET \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\n\(fields)\r\n"
            _ = socket.write(Array(head.utf8).span)
        }

        /// Reads until a text has come, or the end.
        func read(until wanted: String) -> Bool {
            var chunk = [UInt8](repeating: 0, count: 65_536)
            while !text.contains(wanted) {
                var span = chunk.mutableSpan
                guard case .done(let count) = socket.read(into: &span) else { return false }
                text += String(decoding: chunk[..<count], as: UTF8.self)
            }
            return true
        }
    }

    @Test("A stream begins behind the newest entry and tells each as it comes")
    func live() throws {
        let registry = try running()
        registry.clock.advance(by: .seconds(60))
        let reader = try Reader(registry, Self.path)
        #expect(reader.read(until: "event: start\ndata: {"))
        #expect(reader.text.contains("Content-Type: text/event-stream\r\n") && reader.text.contains("no-store"))
        registry.clock.advance(by: .days(5))
        #expect(reader.read(until: "advanced by 5d"))
        #expect(reader.text.contains("id: 2\nevent: entry\ndata: {"))
        #expect(!reader.text.contains("advanced by 1m"))
        registry.clock.run(at: 60)
        #expect(reader.read(until: "\"speed 60"))
    }

    @Test("Who comes back goes on behind the last number, and is told what is no longer kept")
    func resumption() throws {
        let registry = try running(journal: 10)
        for _ in 1...30 { registry.clock.advance(by: .seconds(1)) }
        let header = try Reader(registry, Self.path + "?after=29", "Last-Event-ID: 25\r\n")
        #expect(header.read(until: "id: 30\n"))
        #expect(header.text.contains("id: 26\n") && !header.text.contains("missed"))
        let late = try Reader(registry, Self.path + "?after=3")
        #expect(late.read(until: "id: 30\n"))
        #expect(late.text.contains("event: missed\ndata: {\"count\":17}") || late.text.contains("\"count\" : 17"))
        #expect(late.text.contains("id: 21\n") && !late.text.contains("id: 20\n"))
        // The numbers of another process mean nothing here.
        let stray = try Reader(registry, Self.path, "Last-Event-ID: 500\r\n")
        #expect(stray.read(until: "event: start"))
        registry.clock.advance(by: .seconds(1))
        #expect(stray.read(until: "id: 31\n"))
    }

    @Test("A stream shows only what is asked for")
    func filters() throws {
        let registry = try running()
        let reader = try Reader(registry, Self.path + "?after=0&kind=operator")
        #expect(reader.read(until: "event: start"))
        registry.clock.advance(by: .seconds(1))
        let call = try Reader(registry, "/registries/default/faults", "Connection: close\r\n")
        #expect(call.read(until: "[") && call.text.hasPrefix("HTTP/1.1 200 "))
        let port = try #require(registry.controlPort)
        let socket = try Socket.connected(to: "127.0.0.1", port: port)
        let body = "{\"label\": \"Ada\"}"
        let head = "PATCH /registries/default HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        _ = socket.write(Array("\(head)Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8).span)
        #expect(reader.read(until: "\"PATCH\""))
        #expect(!reader.text.contains("clock\",") && !reader.text.contains("advanced"))
    }

    @Test("The stream of a registry that is deleted ends with an event")
    func end() throws {
        let registry = try running()
        let made = try registry.registries.create(.init())
        let reader = try Reader(registry, "/registries/\(made.id)/events")
        #expect(reader.read(until: "event: start"))
        #expect(registry.registries.delete(made.id))
        #expect(reader.read(until: "event: end\ndata: {}\n\n"))
        #expect(!reader.read(until: "more than there is"))
    }

    @Test("The stream of a token ends with its revocation, before it tells what comes after")
    func revocation() throws {
        let registry = try running()
        let made = try registry.registries.create(.init())
        let instance = try #require(registry.registries.directory[made.id])
        let (token, known) = try #require(instance.tokens.make(of: made.id, label: nil))
        let fields = "Authorization: Bearer \(token)\r\n"
        let reader = try Reader(registry, "/registries/\(made.id)/events", fields)
        #expect(reader.read(until: "event: start"))
        #expect(instance.tokens.revoke(known.id))
        // The next thing that happens wakes the stream.
        let other = try Reader(registry, "/registries/\(made.id)/events?after=0")
        #expect(other.read(until: "event: start"))
        _ = instance.operate("a call", isTold: true) { 0 }
        #expect(reader.read(until: "event: end\ndata: {}\n\n"))
        #expect(!reader.read(until: "more than there is") && !reader.text.contains("a call"))
        #expect(other.read(until: "a call"))
    }

    @Test("A thousand streams may be open, and no more")
    func limit() throws {
        let registry = try running()
        var readers: [Reader] = []
        for _ in 0..<1024 { readers.append(try Reader(registry, Self.path)) }
        #expect(readers.allSatisfy { $0.read(until: "event: start") })
        let refused = try Reader(registry, Self.path)
        #expect(refused.read(until: "\r\n\r\n") && refused.text.hasPrefix("HTTP/1.1 429 "))
        registry.clock.advance(by: .seconds(1))
        #expect(readers.allSatisfy { $0.read(until: "id: 1\n") })
    }
}
