import EPP

/// A time in which a charge can be taken back (RFC 3915 §1).
public struct GracePeriod: Sendable, Equatable {
    /// As `rgp:rgpStatus` names them.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case addPeriod, autoRenewPeriod, renewPeriod, transferPeriod
    }

    package let kind: Kind
    package let ends: Instant
    /// By how much the registration was extended; taken off again when the extension is undone.
    package let months: Int
    /// What the sponsor paid for it, given back when it is undone.
    package var charge = 0

    package init(_ kind: Kind, ends: Instant, months: Int) {
        self.kind = kind
        self.ends = ends
        self.months = months
    }
}
