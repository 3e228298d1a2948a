import EPP
import Faults
import Network
import Session
import SessionSupport
import TLS
import XML

@testable import Faults

/// A server over TLS whose connections can be made to fail.
struct FaultyServer {
    static let validity: Range<Int64> = 1_577_836_800..<7_258_118_400
    let faults: Faults
    let server: EPPServer
    let loops: EventLoops
    let listener: Listener
    private let authority: PEM

    init() throws {
        let issuer = try CertificateIssuer(newAuthority: "Test CA", validity: Self.validity)
        let (certificate, key) = (issuer.certificate, try issuer.server(names: ["localhost"], validity: Self.validity))
        authority = certificate
        let expired = try issuer.server(
            names: ["localhost"],
            validity: Self.validity.lowerBound..<Self.validity.lowerBound + 1
        )
        let other = try issuer.server(names: ["elsewhere.invalid"], validity: Self.validity)
        let renewed = try issuer.server(names: ["localhost"], validity: Self.validity)
        faults = Faults(
            certificates: FaultCertificates { kind throws(TLSError) in
                switch kind {
                case .renewed: renewed
                case .bad(.expired), .bad(.notYetValid): expired
                case .bad(.wrongName): other
                case .bad(.foreign):
                    try CertificateIssuer(newAuthority: "Foreign CA", validity: Self.validity)
                        .server(names: ["localhost"], validity: Self.validity)
                }
            }
        )
        let server = Dialogue.server(faults, isRecorded: true)
        self.server = server
        loops = try EventLoops(threads: 2)
        listener = try loops.listen(host: "127.0.0.1", port: 0, tls: TLSContext(server: key)) { _ in EPPService(server)
        }
    }

    func client(trustsAll: Bool = false) throws -> FrameClient {
        try FrameClient(port: listener.port, TLSContext(clientTrusting: trustsAll ? nil : authority))
    }

    /// A client that has been greeted and is logged in.
    func loggedIn(as client: String = "alpha") throws -> FrameClient {
        let connection = try self.client()
        _ = connection.document()
        connection.send(Frames.login(client))
        _ = connection.document()
        return connection
    }

    func stop() { loops.stop() }
}

/// A blocking client that sees every byte.
final class FrameClient {
    private let socket: Socket
    private let tls: TLSConnection?
    private var buffer: [UInt8] = []
    /// Why the last read found no more.
    private(set) var end: Transfer?
    /// How many reads had something.
    private(set) var reads = 0

    /// What the server has shown.
    var certificate: PeerCertificate? { tls?.peerCertificate }

    /// Without a context it says nothing, not even a handshake.
    init(port: Int, _ context: TLSContext?) throws {
        let socket = try Socket.connected(to: "127.0.0.1", port: port)
        socket.setReceiveTimeout(milliseconds: 20_000)
        tls = try context.map { context throws(TLSError) in
            try TLSConnection(context, over: socket, serverName: "localhost")
        }
        self.socket = socket
        if let tls, case .failed(let error) = tls.handshake() { throw error }
    }

    func send(_ xml: String) {
        let frame = FrameDecoder.header(forXMLOf: xml.utf8.count) + Array(xml.utf8)
        var sent = 0
        while sent < frame.count {
            let rest = frame.span.extracting(sent..<frame.count)
            guard case .done(let count) = tls?.write(rest) ?? socket.write(rest) else { return }
            sent += count
        }
    }

    /// The next frame, header included; nil at the end.
    func frame() -> [UInt8]? {
        guard has(4) else { return nil }
        let length = buffer.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        guard length >= 4, has(length) else { return nil }
        defer { buffer.removeFirst(length) }
        return Array(buffer.prefix(length))
    }

    func document() -> Element? { frame().flatMap { try? XMLReader().read(Array($0.dropFirst(4))) } }

    func code(_ xml: String) -> String? {
        send(xml)
        return document()?.code
    }

    /// Everything up to the end of the connection.
    func rest() -> [UInt8] {
        while fill() {}
        return buffer
    }

    private func has(_ count: Int) -> Bool {
        while buffer.count < count { if !fill() { return false } }
        return true
    }

    private func fill() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        var span = chunk.mutableSpan
        let result = tls?.read(into: &span) ?? socket.read(into: &span)
        guard case .done(let count) = result else {
            end = result
            return false
        }
        reads += 1
        buffer += chunk[..<count]
        return true
    }
}
