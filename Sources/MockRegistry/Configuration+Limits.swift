extension Configuration {
    /// What clients may ask of the server's time and memory.
    public struct Limits: Sendable, Equatable {
        /// The longest frame in bytes, header included.
        public var frameBytes = 65_536
        /// Connections of all clients together.
        public var connections = 20_000
        /// Connections from one address that have not logged in: one more takes the place of the oldest.
        public var connectionsBeforeLogin = 4096
        /// Sessions of one registrar; one more login is 2502.
        public var sessionsPerRegistrar = 20_000
        /// From the connection to the end of the TLS handshake.
        public var handshakeTime = Duration.seconds(10)
        /// From the greeting to the login.
        public var loginTime = Duration.seconds(60)
        /// From the first byte of a frame to its last.
        public var frameTime = Duration.seconds(30)
        /// From one answer to the next command.
        public var idleTime = Duration.seconds(600)
        /// From the greeting to the end, whatever happens between.
        public var sessionLifetime = Duration.seconds(86_400)
        /// Registries of the process, the one that it starts with included.
        public var registries = 10_000
        /// Logins that may fail on a connection; the policy's where it is left out.
        public var failedLogins: Int?

        /// The limits as they usually are.
        public init() {}
    }
}

extension Configuration {
    /// Where the control API listens, and who may use it.
    public struct Control: Sendable, Equatable {
        /// The loopback, which only this machine reaches; any other address needs a token.
        public var host = "localhost"
        /// 0 lets the system choose.
        public var port = 0
        /// What a client must show, as `Authorization: Bearer TOKEN`; nil lets in everybody who reaches the port.
        public var token: String?
        /// Whether browsers find the web console there.
        public var hasConsole = true
        /// Whether it speaks https, with the EPP port's certificate.
        public var usesTLS = false
        /// Connections of all clients together: one more takes the place of the oldest that is idle, or else that waits.
        public var connections = 1200
        /// Connections from one address, with the same rule.
        public var connectionsPerAddress = 1100
        /// Names and addresses that webhooks may go to besides this machine's own: without them nobody can make the server
        /// send requests into networks that they cannot reach themselves.
        public var webhookHosts: [String] = []
        /// A file of certificates that webhooks' receivers are held against by https; nil for the system's.
        public var webhookAuthorityFile: String?

        /// On the loopback, at a port that the system chooses, for everybody on this machine.
        public init() {}

        /// Whether only this machine can reach it.
        var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
    }
}
