import EPP

/// How this registry treats auth codes: who makes them, who may read them, how they are kept, how long they live.
package struct AuthInfoPolicy: Sendable, Equatable, Codable {
    /// Who makes a code, and what becomes of it.
    package enum Regime: String, Sendable, Codable, CaseIterable {
        /// The registrar makes it, the sponsor reads it, it is valid until it is changed (RFC 5731 §2.6).
        case classic
        /// The registrar makes it for one transfer, nobody reads it, it is kept hashed (RFC 9154).
        case secure
        /// The registry makes it when asked and tells the sponsor once.
        case registryGenerated
        /// The registry makes it when asked and sends it to the registrant.
        case holderDelivered
    }

    package var regime = Regime.classic
    /// How far the move to RFC 9154 has come, 1 to 3 (RFC 9154 §6): features, storage, enforcement.
    package var phase = 3
    /// How long a code is valid from the moment it is set; zero is until it is changed.
    ///
    /// Under `classic` its sponsor reads the code as long as it is valid.
    package var lifetime = TimeSpan.zero
    /// The strength that a code of a registrar must have, in bits by estimate; zero asks for none (RFC 9154 §4.1).
    package var fewestBits = 0
    /// Whether every lock against transfer must be off before a code can be set.
    package var needsUnlocked = false
    /// Asking again so soon returns the current code, unless a new one is forced; zero always makes a new one.
    package var reuseWindow = TimeSpan.zero
    /// A code in an update that asks the registry to make one; empty for none.
    package var keyword = ""
    /// Whether a transfer must carry a process number beside the code.
    package var needsProcessNumber = false

    package init() {}

    /// Whether the sponsor can read the code.
    package var isShown: Bool { regime == .classic }

    /// Whether a transfer has to carry a process number: only the registry's own codes come with one.
    package var asksForProcessNumber: Bool { needsProcessNumber && !isChosenByRegistrar }

    /// Whether codes are kept as salted hashes (RFC 9154 §4.3).
    package var isHashed: Bool { regime != .classic && !(regime == .secure && phase == 1) }

    /// Whether a registrar chooses the codes of domains itself.
    package var isChosenByRegistrar: Bool { regime == .classic || regime == .secure }

    /// Whether a code is the word that asks the registry to make one.
    package func isKeyword(_ code: String) -> Bool {
        !isChosenByRegistrar && !keyword.isEmpty && code == keyword
    }

    /// Whether a code may be set when an object is created (RFC 9154 §5.1).
    ///
    /// A registry that makes codes makes those of domains: a contact's stays its registrar's choice.
    package func isTakenAtCreation(of kind: ObjectKind) -> Bool {
        switch regime {
        case .classic: true
        case .secure: phase < 3
        case .registryGenerated, .holderDelivered: kind == .contact
        }
    }

    /// Whether a code opens one transfer only (RFC 9154 §5.4).
    package var isSingleUse: Bool { regime != .classic }

    /// Whether strength is checked when a code is set (RFC 9154 §6.3).
    package var checksStrength: Bool { fewestBits > 0 && !(regime == .secure && phase < 3) }
}
