import EPP

/// What a registrar keeps of a domain for its resellers, and EPP has no place for.
///
/// A part of the registry's state, though no command tells it: a reset or a restored snapshot brings it back as it was.
package struct ResellerNote: Sendable, Equatable, Codable {
    /// The account that the domain was moved to; nil for the registrar's first.
    package var account: String?
    /// Whether it is to be renewed when it expires; nil where nobody has said, so that it goes as the registry has it.
    package var renews: Bool?
    /// A code that moves it between accounts of the registrar's.
    package var internalCode: String?
    /// When the code was last made through an interface, and what it was then.
    package var made: MadeCode?
    /// A code that is kept for a transfer to this registrar.
    package var codeForTransfer: String?
    /// When the registry was asked to unlock it by hand.
    package var unlockRequested: Instant?

    /// A code that was made: its SHA-256 in hex.
    package struct MadeCode: Sendable, Equatable, Codable {
        package let hash: String
        package let at: Instant

        package init(hash: String, at: Instant) {
            self.hash = hash
            self.at = at
        }
    }

    package init(account: String? = nil, renews: Bool? = nil) {
        self.account = account
        self.renews = renews
    }

    /// Where a domain keeps the notes, by registrar: while a transfer is pending, two may have one.
    package enum Key: ExtensionDataKey {
        package typealias Value = [ClientID: ResellerNote]
        package static var name: String { "resellers" }

        package static func flaw(in notes: [ClientID: ResellerNote]) -> String? {
            let codes = notes.values.flatMap { [$0.internalCode, $0.codeForTransfer] }.compactMap(\.self)
            return codes.allSatisfy { (1...255).contains($0.count) } ? nil : "a code has 1 to 255 characters"
        }
    }
}

extension Domain {
    /// What a registrar has noted of the domain.
    package func note(of registrar: ClientID) -> ResellerNote {
        self.extensionData[ResellerNote.Key.self]?[registrar] ?? ResellerNote()
    }

    /// Changes what a registrar has noted of the domain.
    package mutating func change(noteOf registrar: ClientID, _ change: (inout ResellerNote) -> Void) {
        var notes = self.extensionData[ResellerNote.Key.self] ?? [:]
        var note = notes[registrar] ?? ResellerNote()
        change(&note)
        notes[registrar] = note == ResellerNote() ? nil : note
        self.extensionData[ResellerNote.Key.self] = notes.isEmpty ? nil : notes
    }

    /// Forgets what registrars have noted to which the domain is of no concern any more.
    mutating func keepNotes(of registrar: ClientID) {
        guard let notes = self.extensionData[ResellerNote.Key.self] else { return }
        self.extensionData[ResellerNote.Key.self] = notes[registrar].map { [registrar: $0] }
    }

    /// Whether the domain is renewed at its expiry date, unless somebody prohibits it: as its registrar was told, or else
    /// as the registry has it.
    package func renewsAtExpiry(_ policy: PolicyInForce) -> Bool {
        let isUsual = policy.domain.atExpiry == .renew
        return hasRareFields ? note(of: self.sponsor).renews ?? isUsual : isUsual
    }
}

/// The numbers of messages that a registrar has acknowledged out of their order: they wait until those before them are.
package enum AcknowledgedMessages {
    /// Where a registrar keeps them, lowest first.
    package enum Key: ExtensionDataKey {
        package typealias Value = [Int]
        package static var name: String { "acknowledged" }

        package static func flaw(in numbers: [Int]) -> String? {
            numbers == Set(numbers).sorted() ? nil : "numbers stand in their order, each once"
        }
    }
}
