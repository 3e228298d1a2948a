/// How a registry is set up.
///
/// As it is made, it is a registry for a test: a port chosen by the system, certificates in memory, the demonstration
/// seed, the policy `classic`, the machine's time.
public struct Configuration: Sendable {
    /// What the registry knows at its start.
    public enum Registry: Sendable {
        case demonstration
        case file(String)
        /// JSON as the README describes it.
        case text(String)
    }

    /// What the registry decides where the RFCs leave it to the registry.
    public enum Rules: Sendable {
        case named(String)
        case file(String)
        /// JSON: the fields that differ from `classic`.
        case text(String)
    }

    /// The time at the start.
    public enum Time: Sendable {
        case real
        /// A date such as `2026-01-01T00:00:00Z`.
        case at(String)
    }

    /// The server's own certificate chain and private key, as PEM files.
    public struct Identity: Sendable {
        public var certificateFile: String
        public var privateKeyFile: String

        public init(certificateFile: String, privateKeyFile: String) {
            self.certificateFile = certificateFile
            self.privateKeyFile = privateKeyFile
        }
    }

    public var host = "127.0.0.1"
    /// 0 lets the system choose.
    public var port = 0
    public var registry = Registry.demonstration
    public var rules = Rules.named("classic")
    public var time = Time.real
    /// How fast the registry's time passes; 0 stands still.
    public var speed = 1.0
    /// Makes salts and auth codes repeatable, and so predictable: for tests only.
    public var randomSeed: UInt64?
    /// Where certificates are kept; without a directory they live in memory only.
    public var certificateDirectory: String?
    /// A certificate of one's own in place of one made by the development authority.
    public var identity: Identity?
    public var requiresClientCertificate = false
    /// XML schemas against which every frame is checked in both directions.
    public var schemaDirectory: String?
    public var threads = 1
    /// The control API; nil for none.
    public var control: Control?
    public var limits = Limits()
    public var logLevel = LogLevel.off

    public init() {}
}
