extension Configuration {
    /// Where the control API listens, and who may use it.
    public struct Control: Sendable, Equatable {
        /// The loopback, which only this machine reaches; any other address needs a token.
        public var host = "127.0.0.1"
        /// 0 lets the system choose.
        public var port = 0
        /// What a client must show, as `Authorization: Bearer TOKEN`; nil lets in everybody who reaches the port.
        public var token: String?

        /// On the loopback, at a port that the system chooses, for everybody on this machine.
        public init() {}

        /// Whether only this machine can reach it.
        var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
    }
}
