import TLS

/// A request to a server over a connection of its own, and the answer as it comes (RFC 9112).
///
/// The server is asked to close, so the end of the connection is the end of the answer.
package final class HTTPClientConnection {
    /// Why there is no answer.
    package enum Failure: Error, CustomStringConvertible {
        case connection(TLSError)
        case closedEarly
        case tooLate(milliseconds: Int)
        case noHTTP
        case tooLong

        package var description: String {
            switch self {
            case .connection(let error): error.description
            case .closedEarly: "the server has closed the connection before its answer was whole"
            case .tooLate(let milliseconds): "the server was silent for \(milliseconds) ms"
            case .noHTTP: "what answers there does not speak HTTP"
            case .tooLong: "the answer is too long to be read"
            }
        }
    }

    /// What is asked.
    package struct Request: Sendable {
        package var method: String
        /// With its query.
        package var target: String
        package var fields: [(name: String, value: String)] = []
        /// JSON.
        package var body: [UInt8]?

        package init(_ method: String = "GET", target: String = "/") { (self.method, self.target) = (method, target) }
    }

    /// Where a server is.
    package struct Destination: Sendable {
        package var host: String
        package var port: Int
        /// Where to connect to, where that is not left to the host's name.
        package var address: String?
        /// The certificates to trust; nil for a connection without TLS.
        package var authority: PEM?
        /// How long any part of an answer may take, in milliseconds.
        package var patience: Int

        package init(host: String, port: Int, authority: PEM? = nil, patience: Int = 60_000) {
            (self.host, self.port, self.authority, self.patience) = (host, port, authority, patience)
        }

        /// As the header Host has it.
        package var name: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }
    }

    /// An answer's beginning.
    package struct Head: Sendable {
        package let status: Int
        /// Names in lower case.
        package let fields: [String: String]
    }

    private static let longestHead = 64 << 10
    private static let longestBody = 1 << 30

    // TLS first: members go in this order, and the socket must outlive it.
    private let tls: TLSConnection?
    private let socket: Socket
    private let patience: Int
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    /// What has come and was not taken.
    private var waiting: [UInt8] = []
    private var expected: Int?
    private var isChunked = false

    /// Connects, and sends the request.
    package init(_ request: Request, to server: Destination) throws(Failure) {
        do throws(TLSError) {
            let socket = try Socket.connected(to: server.address ?? server.host, port: server.port)
            socket.setReceiveTimeout(milliseconds: server.patience)
            tls = try server.authority.map { authority throws(TLSError) in
                try TLSConnection(TLSContext(clientTrusting: authority), over: socket, serverName: server.host)
            }
            self.socket = socket
        } catch {
            throw .connection(error)
        }
        patience = server.patience
        if let tls { _ = try done(tls.handshake()) }
        try write(Self.text(of: request, server))
    }

    deinit { tls?.shutdown() }

    private static func text(of request: Request, _ server: Destination) -> [UInt8] {
        var lines = ["\(request.method) \(request.target) HTTP/1.1", "Host: \(server.name)", "Connection: close"]
        lines += request.fields.map { "\($0.name): \($0.value)" }
        if let body = request.body { lines += ["Content-Type: application/json", "Content-Length: \(body.count)"] }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (request.body ?? [])
    }

    private func write(_ bytes: [UInt8]) throws(Failure) {
        var written = 0
        while written < bytes.count {
            let rest = bytes.span.extracting(written...)
            written += try done(tls?.write(rest) ?? socket.write(rest))
        }
    }

    /// Reads up to the end of the header.
    package func head() throws(Failure) -> Head {
        while true {
            if let end = waiting.firstRange(of: Array("\r\n\r\n".utf8)) {
                let lines = String(decoding: waiting[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
                waiting.removeSubrange(..<end.upperBound)
                let words = (lines.first ?? "").split(separator: " ")
                guard words.count > 1, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else { throw .noHTTP }
                let pairs = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1) }.filter { $0.count == 2 }
                let fields = Dictionary(
                    pairs.map { ($0[0].lowercased(), String($0[1].drop { $0 == " " })) },
                    uniquingKeysWith: { first, _ in first }
                )
                expected = fields["content-length"].flatMap { Int($0) }
                isChunked = fields["transfer-encoding"]?.lowercased() == "chunked"
                return Head(status: status, fields: fields)
            }
            guard waiting.count < Self.longestHead else { throw .noHTTP }
            guard let more = try receive() else { throw waiting.isEmpty ? .closedEarly : .noHTTP }
            waiting += more
        }
    }

    /// The next bytes of the body; nil at its end.
    package func next() throws(Failure) -> [UInt8]? {
        guard waiting.isEmpty else {
            defer { waiting = [] }
            return waiting
        }
        return try receive()
    }

    /// The whole body.
    package func body() throws(Failure) -> [UInt8] {
        if isChunked { return try chunks() }
        guard expected ?? 0 <= Self.longestBody else { throw .tooLong }
        var body: [UInt8] = []
        while expected.map({ body.count < $0 }) ?? true, let more = try next() {
            body += more
            guard body.count <= Self.longestBody else { throw .tooLong }
        }
        guard body.count >= expected ?? 0 else { throw .closedEarly }
        return body
    }

    /// A body in chunks, read as those of requests are (RFC 9112 §7.1).
    private func chunks() throws(Failure) -> [UInt8] {
        let budget = BodyBudget(limit: Self.longestBody)
        guard var reader = try? BodyReader(.chunked, atMost: Self.longestBody, HTTPLimits(), of: budget) else {
            throw .noHTTP
        }
        var input = InputBuffer()
        input.append(waiting.span)
        waiting = []
        while true {
            do throws(HTTPProblem) {
                if let body = try reader.next(&input) { return body }
            } catch { throw error.status == 413 ? .tooLong : .noHTTP }
            guard let more = try receive() else { throw .closedEarly }
            input.append(more.span)
        }
    }

    private func receive() throws(Failure) -> [UInt8]? {
        var span = buffer.mutableSpan
        switch tls?.read(into: &span) ?? socket.read(into: &span) {
        case .closed: return nil
        case let transfer: return Array(buffer.prefix(try done(transfer)))
        }
    }

    private func done(_ transfer: Transfer) throws(Failure) -> Int {
        switch transfer {
        case .done(let count): return count
        case .closed: throw .closedEarly
        case .failed(let error) where error.kind == .truncated: throw .closedEarly
        case .failed(let error): throw .connection(error)
        case .wantsRead, .wantsWrite: throw .tooLate(milliseconds: patience)
        }
    }
}
