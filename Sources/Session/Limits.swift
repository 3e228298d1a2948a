/// What one client may ask of the server's time and memory.
package struct Limits: Sendable, Equatable {
    /// The longest frame, header included.
    package var frameBytes = 64 * 1024
    /// Connections of all clients together.
    package var connections = 20_000
    /// Sessions of one registrar; one more is 2502.
    package var sessionsPerRegistrar = 20_000
    package var handshakeTime = Duration.seconds(10)
    package var loginTime = Duration.seconds(60)
    /// From the first byte of a frame to its last.
    package var frameTime = Duration.seconds(30)
    package var idleTime = Duration.seconds(600)
    package var lifetime = Duration.seconds(86_400)

    package init() {}
}
