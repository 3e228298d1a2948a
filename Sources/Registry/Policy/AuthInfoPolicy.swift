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

    /// What becomes of a code that comes with a create where the regime takes none (RFC 9154 §5.1).
    package enum Unwanted: String, Sendable, Codable, CaseIterable {
        case refuse
        /// It is put aside, as registries in transition do.
        case ignore
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
    /// Whether a transfer needs a code at all; where it does not, one that comes along is put aside.
    package var isNeeded = true
    /// Whether contacts' codes follow the regime; otherwise they are the registrar's as under `classic`.
    package var coversContacts = true
    /// A code in a create, where there may be none.
    package var atCreation = Unwanted.refuse
    /// How long a code of a registrar's choice is, in characters: else 2306; a `longest` of zero is no limit.
    package var shortest = 0
    package var longest = 0
    /// The codes for a transfer or an info with a wrong code, for one whose code has expired, and for a transfer without.
    package var wrongCode = 2202
    package var expiredCode = 2202
    package var missingCode = 2003
    /// The extensions by which codes that the registry makes are asked for and told.
    package var extensions: [CodeExtension] = [.authCode]

    package init() {}

    /// The codes among which a policy chooses for a code that does not open, and for none.
    package static let wrongCodes: [ResultCode] = [
        .invalidAuthInfo, .authorizationError, .statusProhibits, .valuePolicy, .commandFailed,
    ]
    package static let missingCodes: [ResultCode] = [.parameterMissing] + wrongCodes

    /// Whether the regime holds for the codes of these objects.
    package func covers(_ kind: ObjectKind) -> Bool { kind != .contact || coversContacts }

    /// What holds for the codes of one kind of objects: contacts may be left out of the regime, as ICANN's rules for transfer
    /// authorization codes are about domains alone.
    package func applied(to kind: ObjectKind) -> AuthInfoPolicy {
        guard !covers(kind) else { return self }
        var classic = self
        classic.regime = .classic
        classic.lifetime = .zero
        classic.fewestBits = 0
        classic.needsUnlocked = false
        return classic
    }

    /// Whether the code of a contact that a domain names opens the domain, with the contact's roid (RFC 5731 §2.6): not where
    /// the registry makes the domains' codes, nor where they keep to stricter rules than those of contacts.
    package var contactsOpenDomains: Bool { isChosenByRegistrar && (coversContacts || regime == .classic) }

    /// Whether the sponsor can read the code.
    package var isShown: Bool { regime == .classic }

    /// Whether a transfer has to carry a process number: only the registry's own codes come with one.
    package var asksForProcessNumber: Bool { needsProcessNumber && !isChosenByRegistrar }

    /// Whether an extension for codes that the registry makes is part of the registry.
    package func offers(_ extension: CodeExtension) -> Bool { !isChosenByRegistrar && extensions.contains(`extension`) }

    /// Whether the sponsor can read a code that the registry has made as long as it is valid.
    package var isReadWhileValid: Bool { offers(.authInfo) || offers(.dkhm) }

    /// How codes of the registry's making are written.
    package var codeForm: CodeForm { offers(.authInfo) ? .groups : offers(.dkhm) ? .purpose : .plain }

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
        guard covers(kind) else { return true }
        return switch regime {
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

/// Asked for each command: a whole `AuthInfoPolicy` is not copied for it.
extension PolicyInForce {
    /// Whether who may see the code of such an object reads it.
    package func showsCodes(of kind: ObjectKind) -> Bool { authInfo.isShown || !authInfo.covers(kind) }

    /// Whether a code may be set when such an object is created (RFC 9154 §5.1).
    package func takesCodesAtCreation(of kind: ObjectKind) -> Bool { authInfo.isTakenAtCreation(of: kind) }

    /// Whether a code that comes with a create is put aside, where others would refuse it.
    package func ignoresCodesAtCreation(of kind: ObjectKind) -> Bool {
        authInfo.atCreation == .ignore && !authInfo.isTakenAtCreation(of: kind)
    }
}
