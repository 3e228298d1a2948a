import EPP

/// What of a domain's cost can still be given back (RFC 3915 §1).
extension Domain {
    /// The charges that a deletion undoes: those of every grace period that is open.
    package func deletionCredit(at now: Instant) -> Int { Self.sum(openGracePeriods(at: now)) }

    /// The charge of an auto-renewal that a transfer undoes, for the losing registrar.
    package func autoRenewCredit(at now: Instant) -> Int {
        Self.sum(openGracePeriods(at: now).filter { $0.kind == .autoRenewPeriod })
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

extension Transfer {
    /// The requester gets its money back when the object stays where it is.
    package var refunds: [Change] { isPending || isApproved ? [] : Change.credits(requester, charge) }
}

extension Change {
    /// A change of the balance, if there is anything to change.
    package static func credits(_ client: ClientID, _ amount: Int) -> [Change] {
        amount == 0 ? [] : [.balance(client, by: amount)]
    }
}
