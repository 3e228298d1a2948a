import HTTP
import TLS
import Testing

/// What the client does not take.
@Suite("HTTP: answers that are too long")
struct HTTPClientTests {
    /// A server's answer to one request, whatever it is.
    private func ask(_ answer: String) throws -> HTTPClientConnection {
        let listening = try Socket.listening(host: "127.0.0.1", port: 0)
        listening.setBlocking(true)
        let port = listening.localPort
        let descriptor = Descriptor(listening.release())
        _ = try SystemThread {
            let listening = Socket(adopting: descriptor.value)
            guard case .descriptor(let accepted) = listening.accept() else { return }
            let connection = Socket(adopting: accepted)
            connection.setBlocking(true)
            let bytes = Array(answer.utf8)
            var sent = 0
            while sent < bytes.count, case .done(let count) = connection.write(bytes.span.extracting(sent...)) {
                sent += count
            }
        }
        return try HTTPClientConnection(.init(), to: .init(host: "127.0.0.1", port: port, patience: 20_000))
    }

    private struct Descriptor: Sendable {
        let value: Int32
        init(_ value: Int32) { self.value = value }
    }

    @Test("A header without an end")
    func head() throws {
        let connection = try ask("HTTP/1.1 200 OK\r\nX: \(String(repeating: "x", count: 1 << 20))")
        #expect(throws: HTTPClientConnection.Failure.self) { try connection.head() }
    }

    @Test(
        "A body of more than a gibibyte, announced at once or in a chunk",
        arguments: ["Content-Length: 1073741825\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n40000001\r\n"]
    )
    func body(rest: String) throws {
        let connection = try ask("HTTP/1.1 200 OK\r\n\(rest)")
        #expect(try connection.head().status == 200)
        do throws(HTTPClientConnection.Failure) {
            _ = try connection.body()
            Issue.record("it was taken")
        } catch {
            if case .tooLong = error { return }
            Issue.record("\(error)")
        }
    }
}
