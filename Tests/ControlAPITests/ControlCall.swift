import Foundation
import TLS

/// A call of a control API over a connection of its own.
enum ControlCall {
    /// The status, and the body.
    static func send(
        _ method: String,
        _ url: URL,
        token: String?,
        body: String?
    ) throws -> (status: Int, body: [UInt8]) {
        let socket = try Socket.connected(to: "127.0.0.1", port: url.port ?? 80)
        socket.setReceiveTimeout(milliseconds: 20_000)
        let query = url.query.map { "?\($0)" } ?? ""
        var head =
            "\(method) \(url.path(percentEncoded: true))\(query) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        if let token { head += "Authorization: Bearer \(token)\r\n" }
        if let body { head += "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n" }
        _ = socket.write(Array("\(head)\r\n\(body ?? "")".utf8).span)
        var (answer, chunk): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 65_536))
        while true {
            var span = chunk.mutableSpan
            guard case .done(let count) = socket.read(into: &span), count > 0 else { break }
            answer += chunk[..<count]
        }
        let text = String(decoding: answer, as: UTF8.self)
        let status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        let content = text.firstRange(of: "\r\n\r\n").map { Array(text[$0.upperBound...].utf8) } ?? []
        return (status, content)
    }
}
