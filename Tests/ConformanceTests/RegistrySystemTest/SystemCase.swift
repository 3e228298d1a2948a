import Testing

/// One case of ICANN's tests of registry systems, as the specification numbers them (RST v2, EPP).
struct SystemCase: Sendable, CustomTestStringConvertible {
    let id: String
    /// Whether the specification plays the case in a mode; in others it skips it.
    let isFor: @Sendable (Mode) -> Bool
    /// Plays it, and complains of what should have been otherwise.
    let play: @Sendable (SystemRun) throws -> Void

    var testDescription: String { id }

    init(
        _ id: String,
        isFor: @escaping @Sendable (Mode) -> Bool = { _ in true },
        _ play: @escaping @Sendable (SystemRun) throws -> Void
    ) {
        self.id = id
        self.isFor = isFor
        self.play = play
    }

    static let all =
        SessionCases.all + ContactCases.all + HostCases.all + GlueCases.all + DomainCreateCases.all
        + DomainUpdateCases.all + DomainTermCases.all
}
