import Locks
import TLS

@testable import ControlAPI

/// A program that takes one webhook's delivery: reads a request from a socket and answers 204.
final class Receiver: Sendable {
    private let socket: Socket
    private let context: TLSContext?
    let port: Int

    /// With a context it speaks TLS.
    init(_ context: TLSContext? = nil) throws {
        self.context = context
        let socket = try Socket.listening(host: "127.0.0.1", port: 0)
        socket.setBlocking(true)
        socket.setReceiveTimeout(milliseconds: 20_000)
        port = socket.localPort
        self.socket = socket
    }

    struct NoRequest: Error {}

    /// The next request: its head, and its body.
    func take() throws -> (head: String, body: [UInt8]) {
        guard case .descriptor(let descriptor) = socket.accept() else { throw NoRequest() }
        let connection = Socket(adopting: descriptor)
        connection.setBlocking(true)
        connection.setReceiveTimeout(milliseconds: 20_000)
        let tls = try context.map { try TLSConnection($0, over: connection) }
        if let tls { guard case .done = tls.handshake() else { throw NoRequest() } }
        var bytes: [UInt8] = []
        while true {
            var chunk = [UInt8](repeating: 0, count: 65_536)
            var span = chunk.mutableSpan
            guard case .done(let count) = tls?.read(into: &span) ?? connection.read(into: &span) else {
                throw NoRequest()
            }
            bytes += chunk.prefix(count)
            guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { continue }
            let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
            let length = head.firstMatch(of: /Content-Length: (\d+)/).flatMap { Int($0.1) } ?? 0
            guard bytes.count >= end.upperBound + length else { continue }
            let answer = Array("HTTP/1.1 204 No Content\r\n\r\n".utf8)
            _ = tls?.write(answer.span) ?? connection.write(answer.span)
            return (head, Array(bytes[end.upperBound...]))
        }
    }
}

/// A receiver in this process, which answers as the test says.
final class Sent: Sendable {
    private let state = Locked((events: [String](), outcome: WebhookQueue.Outcome.failure("nobody is there")))

    var events: [String] { state.withLock(\.events) }

    func answers(with outcome: WebhookQueue.Outcome) { state.withLock { $0.outcome = outcome } }

    var sender: WebhookSender {
        WebhookSender { [state] delivery, _, _ in
            state.withLock { state in
                state.events.append(delivery.event.rawValue)
                return state.outcome
            }
        }
    }
}
