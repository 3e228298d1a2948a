import Load
import Locks
import TLS

/// A server on a port of its own that greets, and answers each request by the code that a closure chooses for it.
final class AnsweringServer: Sendable {
    let port: Int
    private let listener: Socket
    private let context: TLSContext
    private let code: @Sendable (String) -> Int
    private let names = Locked<Set<String>>([])

    init(_ code: @escaping @Sendable (String) -> Int) throws {
        let always = 0..<Int64(4_000_000_000)
        let issuer = try CertificateIssuer(newAuthority: "Load Tests", validity: always)
        context = try TLSContext(server: issuer.server(names: ["127.0.0.1"], validity: always))
        let listener = try Socket.listening(host: "127.0.0.1", port: 0)
        listener.setBlocking(true)
        port = listener.localPort
        self.listener = listener
        self.code = code
    }

    /// The names that create commands have asked for.
    var created: Set<String> { names.withLock { $0 } }

    /// Accepts so many connections, each served by a thread until its client goes.
    func serve(_ count: Int) throws -> SystemThread {
        try SystemThread {
            for _ in 0..<count {
                guard case .descriptor(let descriptor) = self.listener.accept() else { return }
                _ = try? SystemThread { self.converse(Socket(adopting: descriptor)) }
            }
        }
    }

    private func converse(_ socket: consuming Socket) {
        socket.setBlocking(true)
        guard let tls = try? TLSConnection(context, over: socket), tls.handshake() == .done(0) else { return }
        var request: [UInt8] = []
        write("<greeting/>", to: tls)
        while read(&request, from: tls) {
            while let text = AnsweringServer.takeFrame(&request) { answer(text, on: tls) }
        }
        withExtendedLifetime(socket.descriptor) {}
    }

    private func answer(_ text: String, on tls: TLSConnection) {
        if text.contains("<create>"),
            let name = text.split(separator: "<domain:name>").last?.prefix(while: { $0 != "<" })
        {
            _ = names.withLock { $0.insert(String(name)) }
        }
        write(text.contains("<hello/>") ? "<greeting/>" : "<result code=\"\(code(text))\"/>", to: tls)
    }

    private func write(_ text: String, to tls: TLSConnection) {
        var bytes: [UInt8] = []
        FrameTemplate(text).append(number: 0, to: &bytes)
        _ = tls.write(bytes.span)
    }

    private func read(_ request: inout [UInt8], from tls: TLSConnection) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        var span = buffer.mutableSpan
        guard case .done(let count) = tls.read(into: &span) else { return false }
        request += buffer[..<count]
        return true
    }

    private static func takeFrame(_ bytes: inout [UInt8]) -> String? {
        guard bytes.count >= 4 else { return nil }
        let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        guard bytes.count >= length else { return nil }
        defer { bytes.removeFirst(length) }
        return String(decoding: bytes[4..<length], as: UTF8.self)
    }
}
