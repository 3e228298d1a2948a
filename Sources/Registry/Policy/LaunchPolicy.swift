import EPP

/// How the zones are opened: phases with their dates, and what each asks for (RFC 8334).
package struct LaunchPolicy: Sendable, Equatable, Codable {
    /// The forms of a check (RFC 8334 §3.1).
    package enum CheckForm: String, Sendable, Codable, CaseIterable { case claims, avail, trademark }

    /// Whether launch-1.0 is offered.
    package var isOffered = false
    /// In the order in which they are looked through; they may overlap.
    ///
    /// Without any, names are given out at all times.
    package var phases: [LaunchPhase] = []
    /// Other forms of a check are 2307.
    package var checkForms = CheckForm.allCases
    /// Labels of which validators know a trademark (RFC 8334 §2.3.1).
    package var claims: TrademarkClaims = []
    /// Codes that validators have given to holders of marks (RFC 8334 §2.6).
    package var codes: [MarkCode] = []
    /// Who vouches for who signs marks: certificates in PEM, and lists of certificates that were taken back (RFC 7848 §2.3).
    ///
    /// Without any it is the test authority that is built in.
    package var markAuthorities: [String] = []
    /// Signed marks that their validator has taken back (RFC 9361, SMD revocation list).
    package var revokedMarks: [RevokedMark] = []
    /// How far back the acceptance of a claims notice may lie (RFC 9361 asks for 48 hours).
    package var acceptanceTime = TimeSpan.hours(48)
    /// The most marks and the most notices of one create.
    package var mostMarks = 10

    package init() {}

    /// The phases that are under way: only the open one where none is planned, and when all of them are over.
    package func phases(at now: Instant) -> [LaunchPhase] {
        let isOver = phases.allSatisfy { phase in phase.end.map { $0 <= now } ?? false }
        return isOver ? [.steadyState] : phases.filter { $0.isUnderWay(at: now) }
    }

    /// The phase under way that a client means: it may leave out the name of one that has a kind of its own.
    package func phase(_ name: PhaseName, at now: Instant) -> LaunchPhase? {
        phases(at: now).first { PhaseName($0).isMeant(by: name) }
    }

    /// The phase in which a create without `launch:create` happens.
    package func plainPhase(at now: Instant) -> LaunchPhase? {
        let plain = phases(at: now).filter { $0.object == .registration && $0.acceptedMarks.isEmpty }
        return plain.first { $0.kind == .open } ?? plain.first { $0.kind == .claims }
    }

    /// The first phase that is still to come.
    package func nextPhase(after now: Instant) -> LaunchPhase? {
        phases.filter { $0.begin > now }.min { $0.begin < $1.begin }
    }

    /// Whether any phase has applications (RFC 8334 §2.1).
    package var takesApplications: Bool { phases.contains { $0.object == .application } }
}

/// One phase of a launch (RFC 8334 §2.3).
package struct LaunchPhase: Sendable, Equatable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case sunrise, landrush, claims, open, custom }

    /// What a create makes (RFC 8334 §3.3).
    package enum Object: String, Sendable, Codable, CaseIterable { case application, registration }

    /// How the registry makes sure of a mark (RFC 8334 §2.6).
    package enum MarkModel: String, Sendable, Codable, CaseIterable {
        case code, mark
        /// A code with the mark that it belongs to.
        case codeWithMark
        /// A mark that its validator has signed.
        case signedMark
        /// The same in Base64.
        case encodedSignedMark
    }

    /// What becomes of applications when the phase ends.
    package enum End: String, Sendable, Codable, CaseIterable {
        /// They wait for the registry's operator.
        case wait
        /// The name goes to the application that came first among those that are valid; the others are rejected.
        case allocateFirst
    }

    package var kind: Kind
    /// A sub-phase, or the whole name of a custom phase.
    package var name: String?
    package var begin: Instant
    /// Never, where it is left out.
    package var end: Instant?
    /// What a create makes: `registration` where it is left out.
    package var creates: Object?
    /// A create needs a mark of one of these models: in sunrise any of them where they are left out, else none.
    package var marks: [MarkModel]?
    /// Whether names with trademarks need accepted claims notices: in a phase of claims where it is left out.
    package var needsNotices: Bool?
    /// `wait` where it is left out.
    package var atEnd: End?

    package init(_ kind: Kind, name: String? = nil, begin: Instant, end: Instant? = nil) {
        (self.kind, self.name, self.begin, self.end) = (kind, name, begin, end)
    }

    /// General availability.
    static let steadyState = LaunchPhase(.open, begin: Instant(milliseconds: 0))

    package var object: Object { creates ?? .registration }
    package var acceptedMarks: [MarkModel] { marks ?? (kind == .sunrise ? MarkModel.allCases : []) }
    package var asksForNotices: Bool { needsNotices ?? (kind == .claims) }

    func isUnderWay(at now: Instant) -> Bool { begin <= now && end.map { now < $0 } ?? true }
}

/// A phase as commands and answers name it (RFC 8334 §2.3).
package struct PhaseName: Sendable, Hashable, Codable, CustomStringConvertible {
    package let kind: LaunchPhase.Kind
    package let name: String?

    package init(_ kind: LaunchPhase.Kind, name: String? = nil) { (self.kind, self.name) = (kind, name) }

    package init(_ phase: LaunchPhase) { self.init(phase.kind, name: phase.name) }

    /// Whether a client means this phase: of one that has a kind of its own it may leave out the name.
    package func isMeant(by other: PhaseName) -> Bool {
        kind == other.kind && (name == other.name || other.name == nil && kind != .custom)
    }

    package var description: String { name.map { "\(kind.rawValue) (\($0))" } ?? kind.rawValue }
}

/// A trademark that a validator knows, and a registrant must be told of (RFC 8334 §2.3.1).
package struct TrademarkClaim: Sendable, Equatable, Codable {
    package var label: String
    /// By which the notice is found at the validator's.
    package var claimKey: String
    /// `tmch` where it is left out (RFC 8334 §2.2).
    package var validatorID: String?
    /// Since when it is in the validator's list.
    package var inserted: Instant?
    /// What the notice tells; a trademark that is made up where they are left out.
    package var rights: [MarkRight]?

    package init(label: String, claimKey: String, validatorID: String? = nil) {
        (self.label, self.claimKey, self.validatorID) = (label, claimKey, validatorID)
    }

    /// ICANN's clearing house (RFC 8334 §2.2).
    package static let clearingHouse = "tmch"
    package var validator: String { validatorID ?? Self.clearingHouse }
}

/// A signed mark that its validator has taken back.
package struct RevokedMark: Sendable, Equatable, Codable {
    /// `smd:id`.
    package var id: String
    package var at: Instant

    package init(id: String, at: Instant) { (self.id, self.at) = (id, at) }
}

/// A code that stands for a mark with one label (RFC 8334 §2.6.1).
package struct MarkCode: Sendable, Equatable, Codable {
    package var label: String
    package var code: String
    package var validatorID: String?

    package init(label: String, code: String, validatorID: String? = nil) {
        (self.label, self.code, self.validatorID) = (label, code, validatorID)
    }
}
