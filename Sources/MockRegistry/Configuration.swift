import Hosting
import TLS

/// How a registry is set up.
///
/// As it is made, it is a registry for a test: a port chosen by the system, certificates in memory, the demonstration
/// seed, the policy `classic`, the machine's time.
public struct Configuration: Sendable {
    /// What the registry knows at its start.
    public enum Registry: Sendable {
        case demonstration
        case file(String)
        /// JSON as the manual describes it.
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
        /// The chain: the server's certificate first.
        public var certificateFile: String
        /// The key of the first certificate.
        public var privateKeyFile: String

        /// An identity in two files.
        public init(certificateFile: String, privateKeyFile: String) {
            self.certificateFile = certificateFile
            self.privateKeyFile = privateKeyFile
        }
    }

    /// The address to listen on; `localhost` is 127.0.0.1 and ::1.
    public var host = "localhost"
    /// 0 lets the system choose.
    public var port = 0
    /// Names, beyond localhost and `host`, that clients call this machine by, such as `registry` or `*.test.example`: the
    /// certificate has them, and the control API answers to them.
    public var hostNames: [String] = []
    /// From where a proxy's PROXY header is demanded and believed, each as `10.0.0.7` or `10.0.0.0/8`; from elsewhere one
    /// is refused.
    public var trustedProxies: [String] = []
    /// What the registry knows at its start.
    public var registry = Registry.demonstration
    /// What it decides where the RFCs leave it to the registry.
    public var rules = Rules.named("classic")
    /// The time at its start.
    public var time = Time.real
    /// How fast the registry's time passes; 0 stands still.
    public var speed = 1.0
    /// Makes salts and auth codes repeatable, and so predictable: for tests only.
    public var randomSeed: UInt64?
    /// Where certificates are kept; without a directory they live in memory only.
    public var certificateDirectory: String?
    /// A certificate of one's own in place of one made by the development authority.
    public var identity: Identity?
    /// Whether a registrar must show a certificate of its own (RFC 5734 §8).
    public var requiresClientCertificate = false
    /// Whether a client without such a certificate gets as far as its login, which is refused, instead of failing in the
    /// handshake: some registries are like that.
    public var admitsStrangersToLogin = false
    /// Whether TLS 1.2 may be spoken with suites that do without forward secrecy or AEAD (RFC 9325 §4.2 advises against them).
    public var allowsLegacyTLS = false
    /// Whether private keys may be used that others than their owner can read.
    public var allowsReadableKeys = false
    /// XML schemas against which every frame is checked in both directions; what they have against it is told from the log level
    /// `error` on.
    public var schemaDirectory: String?
    /// A file from which all registries go on where they were kept, if it is there; `MockRegistry.keepState()` writes it.
    public var stateFile: String?
    /// What a folder adds; see `setUp(from:)`.
    package var setup = Setup()
    /// Event loops; each is a thread.
    public var threads = 1
    /// Whether names such as `answer-lost.example` make trouble by themselves, as the manual tells.
    public var honoursReservedNames = true
    /// How many entries each registry's journal keeps; 0 for no journal.
    public var journalEntries = 4096
    /// A file to which each entry of every journal is added as a line of JSON; what it held last is kept with `.1` behind its
    /// name.
    public var journalFile: String?
    /// How long the file may grow before it makes way for a new one.
    public var journalFileBytes = 64 << 20
    /// The control API; nil for none.
    public var control: Control?
    /// What clients may ask of the server's time and memory.
    public var limits = Limits()
    /// How much is told on standard error.
    public var logLevel = LogLevel.off
    /// A command or a call of the control API that takes longer is told as slow work.
    public var slowTime = Duration.seconds(1)
    /// How its lines are written.
    public var logFormat = LogFormat.text
    /// Where they go: each call is a line.
    package var logSink: @Sendable (String) -> Void = StandardStreams.complain

    /// A registry for a test.
    public init() {}
}

extension Configuration {
    /// A registry for a test: `.init(policy: .tac, clock: .at("2026-01-01T00:00:00Z"), speed: 0)`.
    public init(
        policy: Rules = .classic,
        seed: Registry = .demonstration,
        clock: Time = .real,
        speed: Double = 1,
        randomSeed: UInt64? = nil
    ) {
        self.init()
        rules = policy
        registry = seed
        time = clock
        self.speed = speed
        self.randomSeed = randomSeed
    }
}

extension Configuration.Rules {
    /// Today's gTLD: the registrar chooses a domain's code, its sponsor reads it.
    public static let classic = Self.named("classic")
    /// RFC 9154: no code but for a transfer, strong, hashed, never shown, gone after use.
    public static let secure = Self.named("secure")
    /// ICANN's transfer authorization code: as `secure`, and the registry owns its lifetime and the locks.
    public static let tac = Self.named("tac")
    /// The registry makes the code when asked, and tells it once.
    public static let registryGenerated = Self.named("registry-generated")
    /// The registry makes the code when asked, and sends it to the registrant.
    public static let holderDelivered = Self.named("holder-delivered")
}
