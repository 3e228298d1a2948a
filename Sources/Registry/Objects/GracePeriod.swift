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

extension Domain {
    /// The stage of a deletion, or else the grace periods that are open, each kind once (RFC 3915 §3.1).
    package func gracePeriodStatuses(at now: Instant) -> [String] {
        if let deletion = self.deletion { return [deletion.phase.rawValue] }
        guard !self.gracePeriods.isEmpty else { return [] }
        let open = Set(openGracePeriods(at: now).map(\.kind))
        return GracePeriod.Kind.allCases.filter(open.contains).map(\.rawValue)
    }
}

/// What of a domain's cost can still be given back (RFC 3915 §1).
extension Domain {
    /// The charges that a deletion undoes: those of every grace period that is open.
    package func deletionCredit(at now: Instant) -> Int { Self.sum(openGracePeriods(at: now)) }

    /// The charge of an auto-renewal that a transfer undoes, for the losing registrar.
    package func autoRenewCredit(at now: Instant) -> Int {
        Self.sum(openGracePeriods(at: now).filter { $0.kind == .autoRenewPeriod })
    }

    /// Whether the domain has expired and is kept by the registry's own renewal alone: without it the date would have
    /// passed.
    package func hasLapsed(at now: Instant) -> Bool {
        let renewals = openGracePeriods(at: now).filter { $0.kind == .autoRenewPeriod }
        guard !renewals.isEmpty else { return false }
        return self.expires.adding(months: -renewals.map(\.months).reduce(0, +)) <= now
    }

    /// Notes what the grace period that was opened last has cost.
    package mutating func payForLatest(_ charge: Int) {
        guard let last = self.gracePeriods.indices.last else { return }
        self.gracePeriods[last].charge = charge
    }

    private static func sum(_ periods: [GracePeriod]) -> Int {
        periods.reduce(0) { sum, period in
            let (total, overflows) = sum.addingReportingOverflow(period.charge)
            return overflows ? sum : total
        }
    }
}
