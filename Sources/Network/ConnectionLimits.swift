/// How long and how much a connection may keep us waiting.
package struct ConnectionLimits: Sendable {
    /// For the TLS handshake, from the first moment on.
    package var handshakeTime: Duration
    /// For a peer that reads nothing of what we send.
    package var writeTime: Duration
    /// For the peer's own end after ours.
    package var lingerTime: Duration
    /// Bytes of output that the peer has not taken, above which nothing more is read from it.
    package var pendingBytes: Int

    /// The usual limits.
    package init(
        handshakeTime: Duration = .seconds(10),
        writeTime: Duration = .seconds(60),
        lingerTime: Duration = .seconds(1),
        pendingBytes: Int = 1 << 18
    ) {
        self.handshakeTime = handshakeTime
        self.writeTime = writeTime
        self.lingerTime = lingerTime
        self.pendingBytes = pendingBytes
    }
}
