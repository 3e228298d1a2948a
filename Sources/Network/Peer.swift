import TLS

/// The other end of a connection, as the transport knows it.
package struct Peer: Sendable {
    /// Its numeric address.
    package var address: String
    package var port: Int
    /// The port of ours that it came to.
    package var localPort: Int
    /// The name that it asked for in the handshake.
    package var serverName: String?
    /// The certificate that it showed.
    package var certificate: PeerCertificate?
    /// TLSv1.2 or TLSv1.3; nil on a plain connection.
    package var protocolVersion: String?
    package var cipher: String?
    /// Ends the connection in good order, from any thread: what is in flight is answered first.
    package var end: @Sendable () -> Void = {}

    /// A peer, as tests make it.
    package init(
        address: String,
        port: Int = 0,
        localPort: Int = 0,
        serverName: String? = nil,
        certificate: PeerCertificate? = nil,
        protocolVersion: String? = nil,
        cipher: String? = nil
    ) {
        self.address = address
        self.port = port
        self.localPort = localPort
        self.serverName = serverName
        self.certificate = certificate
        self.protocolVersion = protocolVersion
        self.cipher = cipher
    }
}
