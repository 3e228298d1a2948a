import Locks
import Network
import Synchronization
import TLS
import Testing

/// Connections that a proxy passes on, or somebody who says so.
@Suite("Proxied connections")
struct ProxiedConnectionTests {
    private static let line = Array("PROXY TCP4 192.0.2.7 198.51.100.1 12345 700\r\n".utf8)
    private static let binary = ProxyHeaderTests.binary(0x21, 0x11, ProxyHeaderTests.addresses + [4, 0, 2, 1, 2])
    private static let here = AddressBlock("127.0.0.0/8").map { [$0] }
    private static let elsewhere = AddressBlock("10.0.0.0/8").map { [$0] }

    private func server(_ proxies: [AddressBlock]?, isPlain: Bool = false, time: Duration = .seconds(10)) throws
        -> EchoServer
    {
        try EchoServer(isPlain: isPlain, limits: ConnectionLimits(handshakeTime: time), proxies: proxies)
    }

    /// Why a connection was refused; told before the connection is closed.
    private func refusal(_ server: EchoServer) -> String? { server.tally.problems.withLock { $0.first } }

    @Test(arguments: [line, binary], [false, true])
    func theClientBehindTheProxyIsThePeer(_ header: [UInt8], _ isSplit: Bool) throws {
        let server = try server(Self.here)
        let parts = isSplit ? header.map { [$0] } : [header]
        let client = try LineClient(port: server.listener.port, tls: server.clientContext, after: parts)
        #expect(client.line() == "hello")
        client.send("one\n")
        #expect(client.line() == "one")
        let peer = try #require(server.tally.peers.withLock { $0.first })
        #expect((peer.address, peer.port) == ("192.0.2.7", 12345))
        #expect(peer.localPort == server.listener.port)
        #expect(peer.serverName == "localhost")
        #expect(server.tally.admitted.withLock(\.self) == ["192.0.2.7"])
        #expect(server.stop() == (1, 1))
    }

    @Test("What follows the header in the same segment is the client's", arguments: [line, binary])
    func theSameSegment(_ header: [UInt8]) throws {
        let server = try server(Self.here, isPlain: true)
        let client = try LineClient(port: server.listener.port, tls: nil, after: [header + Array("one\n".utf8)])
        #expect([client.line(), client.line()] == ["hello", "one"])
        #expect(server.tally.peers.withLock { $0.first?.address } == "192.0.2.7")
        _ = server.stop()
    }

    @Test("A TLS ClientHello in the header's segment is met by the handshake", arguments: [line, binary])
    func theSameSegmentUnderTLS(_ header: [UInt8]) throws {
        let server = try server(Self.here)
        let context = try #require(server.clientContext)
        let near = try Socket.listening(host: "127.0.0.1", port: 0)
        let inner = try Socket.connected(to: "127.0.0.1", port: near.localPort)
        inner.setBlocking(false)
        var accepted = near.accept()
        while accepted == .none { accepted = near.accept() }
        guard case .descriptor(let descriptor) = accepted else { return #expect(Bool(false)) }
        let outer = Socket(adopting: descriptor)
        let tls = try TLSConnection(context, over: inner, serverName: "localhost")
        #expect(tls.handshake() == .wantsRead)
        let socket = try Socket.connected(to: "127.0.0.1", port: server.listener.port)
        socket.setReceiveTimeout(milliseconds: 20_000)
        let together = header + Self.take(outer)
        #expect(together.count > header.count + 100)
        #expect(socket.write(together.span) == .done(together.count))
        var result = Transfer.wantsRead
        while result == .wantsRead {
            _ = outer.write(Self.take(socket).span)
            result = tls.handshake()
        }
        #expect(result == .done(0))
        _ = socket.write(Self.take(outer).span)
        _ = outer.write(Self.take(socket).span)
        var text = [UInt8](repeating: 0, count: 100)
        var span = text.mutableSpan
        #expect(tls.read(into: &span) == .done(6))
        #expect(String(decoding: text[..<6], as: UTF8.self) == "hello\n")
        #expect(server.tally.peers.withLock { $0.first?.address } == "192.0.2.7")
        _ = server.stop()
    }

    private static func take(_ socket: borrowing Socket) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while true {
            var span = bytes.mutableSpan
            switch socket.read(into: &span) {
            case .done(let count): return Array(bytes[..<count])
            case .wantsRead: continue
            default: return []
            }
        }
    }

    @Test("The proxy's own connection, and one that it knows no address of, is as it looks")
    func withoutOrigin() throws {
        let server = try server(Self.here)
        for header in [ProxyHeaderTests.binary(0x20, 0, []), Array("PROXY UNKNOWN\r\n".utf8)] {
            let client = try LineClient(port: server.listener.port, tls: server.clientContext, after: [header])
            #expect(client.line() == "hello")
        }
        #expect(server.tally.admitted.withLock(\.self) == ["127.0.0.1", "127.0.0.1"])
        _ = server.stop()
    }

    @Test("A trusted proxy that says nothing of its client is refused")
    func withoutHeader() throws {
        let server = try server(Self.here)
        #expect(throws: TLSError.self) { _ = try server.client() }
        #expect(refusal(server) == "127.0.0.1: what came begins with no PROXY header")
        #expect(server.stop() == (0, 0))
    }

    @Test(
        "A header that is none ends the connection",
        arguments: [
            Array("PROXY TCP4 1.2.3.4\r\n".utf8), ProxyHeaderTests.binary(0x2f, 0x11, ProxyHeaderTests.addresses),
            Array(ProxyHeaderTests.binary(0x21, 0x11, []).prefix(14)) + [0xff, 0xff],
        ]
    )
    func badHeaders(_ header: [UInt8]) throws {
        let server = try server(Self.here, isPlain: true)
        let client = try LineClient(port: server.listener.port, tls: nil, after: [header])
        #expect(client.line() == nil)
        #expect(refusal(server)?.contains("PROXY") == true)
        #expect(server.stop() == (0, 0))
    }

    @Test(
        "A header from an address that none is taken from ends the connection",
        arguments: [[], elsewhere],
        [line, binary]
    )
    func headersFromElsewhere(_ proxies: [AddressBlock]?, _ header: [UInt8]) throws {
        let server = try server(proxies)
        let client = try LineClient(port: server.listener.port, tls: nil, after: [header])
        #expect(client.line() == nil)
        #expect(refusal(server) == "127.0.0.1: a PROXY header from an address that none is taken from")
        let neighbour = try server.greeted()
        neighbour.send("one\n")
        #expect(neighbour.line() == "one")
        #expect(server.tally.peers.withLock { $0.first?.address } == "127.0.0.1")
        #expect(server.stop() == (1, 1))
    }

    @Test("Half a header is waited for as long as a handshake; a client that goes within it is told")
    func halves() throws {
        let hasty = try server(Self.here, time: .milliseconds(30))
        let slow = try LineClient(port: hasty.listener.port, tls: nil, after: [Array(Self.line.prefix(20))])
        #expect(slow.line() == nil)
        #expect(refusal(hasty) == "127.0.0.1: no PROXY header came in time")
        _ = hasty.stop()
        let server = try server(Self.here)
        let silent = try LineClient(port: server.listener.port, tls: nil)
        silent.finishWriting()
        #expect(silent.line() == nil)
        let gone = try LineClient(port: server.listener.port, tls: nil, after: [Array(Self.binary.prefix(20))])
        gone.finishWriting()
        #expect(gone.line() == nil)
        #expect(refusal(server) == "127.0.0.1: the proxy has gone within its PROXY header")
        #expect(server.tally.failedHandshakes.load(ordering: .relaxed) == 1)
        #expect(server.stop() == (0, 0))
    }
}
