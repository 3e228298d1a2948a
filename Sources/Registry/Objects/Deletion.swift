import EPP

/// How far the deletion of a domain has come (RFC 3915 §2).
public struct Deletion: Sendable, Equatable {
    /// As `rgp:rgpStatus` names them.
    package enum Phase: String, Sendable, Codable { case redemptionPeriod, pendingRestore, pendingDelete }

    package var phase: Phase
    /// When the phase ends by itself.
    package var ends: Instant
    /// When the redemption period ends: where a restore without a report falls back to (RFC 3915 §2).
    package let redemptionEnds: Instant
    /// The command that asked for it: its outcome is told by poll message (RFC 5731 §3.3).
    package let origin: TransactionIDs

    package init(_ phase: Phase, ends: Instant, redemptionEnds: Instant, origin: TransactionIDs) {
        self.phase = phase
        self.ends = ends
        self.redemptionEnds = redemptionEnds
        self.origin = origin
    }
}
