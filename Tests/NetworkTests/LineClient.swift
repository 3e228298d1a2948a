import TLS

/// A blocking client that speaks in lines.
final class LineClient {
    private let socket: Socket
    private let tls: TLSConnection?
    private var buffer: [UInt8] = []
    /// So many bytes of the buffer are known to hold no end of a line.
    private var searched = 0
    /// Why the last read found no more.
    private(set) var end: Transfer?

    /// `parts` are what a proxy sends before, each by itself.
    init(port: Int, tls context: TLSContext?, smallBuffers: Bool = false, after parts: [[UInt8]] = []) throws {
        let socket = try Socket.connected(to: "127.0.0.1", port: port)
        for part in parts { _ = socket.write(part.span) }
        if smallBuffers { socket.setBufferSizes(65_536) }
        socket.setReceiveTimeout(milliseconds: 20_000)
        if let context {
            tls = try TLSConnection(context, over: socket, serverName: "localhost")
        } else {
            tls = nil
        }
        self.socket = socket
        if let tls, case .failed(let error) = tls.handshake() { throw error }
    }

    func send(_ text: String) { send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let rest = bytes.span.extracting(sent..<bytes.count)
            guard case .done(let count) = tls?.write(rest) ?? socket.write(rest) else { return }
            sent += count
        }
    }

    /// The next line without its end; nil at the end of the connection.
    func line() -> String? {
        while true {
            if let newline = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { forget(through: newline) }
                return String(decoding: buffer[..<newline], as: UTF8.self)
            }
            searched = buffer.count
            if !fill() { return nil }
        }
    }

    private func forget(through newline: Int) {
        buffer.removeSubrange(...newline)
        searched = 0
    }

    private func fill() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        var span = chunk.mutableSpan
        let result = tls?.read(into: &span) ?? socket.read(into: &span)
        guard case .done(let count) = result else {
            end = result
            return false
        }
        buffer += chunk[..<count]
        return true
    }

    func finishWriting() {
        tls?.shutdown()
        socket.finishWriting()
    }
}
