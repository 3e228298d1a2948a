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
