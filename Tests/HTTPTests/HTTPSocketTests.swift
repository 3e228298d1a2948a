import HTTP
import JSON
import Network
import TLS
import Testing

@Suite("HTTP: over a socket")
struct HTTPSocketTests {
    /// Tells of its own end.
    final class Held: Sendable {
        let end: Latch
        init(_ end: Latch) { self.end = end }
        deinit { end.arrive() }
    }

    /// Would answer in an hour.
    struct Patient: HTTPHandler {
        let asked: Latch
        let end: Latch

        func respond(to request: HTTPRequest, at now: Monotonic) -> HTTPReply {
            if request.path.isEmpty { return .now(HTTPResponse(json: "here")) }
            let held = Held(end)
            asked.arrive()
            return .later(after: .seconds(3600)) { _ in
                withExtendedLifetime(held) { .now(HTTPResponse(204)) }
            }
        }
    }

    private func send(_ text: String, over socket: borrowing Socket) {
        let bytes = Array(text.utf8)
        _ = socket.write(bytes.span)
    }

    private func read(_ socket: borrowing Socket, until part: String) -> String {
        var (text, chunk) = ("", [UInt8](repeating: 0, count: 4096))
        while !text.contains(part) {
            var span = chunk.mutableSpan
            guard case .done(let count) = socket.read(into: &span) else { break }
            text += String(decoding: chunk[..<count], as: UTF8.self)
        }
        return text
    }

    @Test("A client is answered; one that leaves while it waits is noticed at once")
    func overSocket() throws {
        let (asked, end) = (try Latch(), try Latch())
        let loops = try EventLoops(threads: 1)
        defer { loops.stop() }
        let listener = try loops.listen(host: "127.0.0.1", port: 0, tls: nil) { _ in
            HTTPService(Patient(asked: asked, end: end), access: HTTPAccess())
        }
        do {
            let socket = try Socket.connected(to: "127.0.0.1", port: listener.port)
            socket.setReceiveTimeout(milliseconds: 20_000)
            let host = "HTTP/1.1\r\nHost: 127.0.0.1:\(listener.port)\r\n\r\n"
            send("GET / \(host)", over: socket)
            #expect(read(socket, until: "\"here\"").hasPrefix("HTTP/1.1 200 OK\r\n"))
            send("GET /later \(host)", over: socket)
            asked.wait(for: 1)
        }
        // The client is gone, an hour too early.
        end.wait(for: 1)
    }
}
