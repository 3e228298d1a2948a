import EPP

/// What registrars pay and get back: every debit and every credit, by command or by time, is made here.
extension World {
    /// The registrar pays, or below zero gets back; a registrar without a limit has no balance to change.
    ///
    /// Credit that reaches the policy's threshold is told by poll message, once; and again where it falls below zero, as
    /// time alone can bring about.
    package func bill(_ client: ClientID, _ charge: Int, at now: Instant) -> [Change] {
        guard charge != 0, var registrar = registrars[client], let balance = registrar.balance else { return [] }
        let (rest, overflows) = balance.subtractingReportingOverflow(charge)
        guard !overflows else { return [] }
        let change = Change.balance(client, by: -charge)
        let former = registrar.availableCredit ?? 0
        registrar.balance = rest
        let available = registrar.availableCredit ?? 0
        let threshold = policy.fee.threshold(of: registrar)
        let isLow = threshold > 0 && former > threshold && available <= threshold
        guard isLow || former >= 0 && available < 0 else { return [change] }
        return [change, .message(lowBalanceNotice(registrar, available, at: now), to: client)]
    }

    private func lowBalanceNotice(_ registrar: Registrar, _ available: Int, at now: Instant) -> PollMessage.Draft {
        let text = policy.fee.text(of: registrar.balance ?? 0)
        var draft = PollMessage.Draft("Low balance: \(text) \(policy.fee.currency).", at: now)
        if policy.fee.tellsLowBalance {
            draft.extensionData[LowBalance.Key.self] = LowBalance(of: registrar, available, policy.fee)
        }
        return draft
    }

    /// The requester of a transfer gets its money back when the object stays where it is.
    package func refund(_ transfer: Transfer, at now: Instant) -> [Change] {
        transfer.isPending || transfer.isApproved ? [] : bill(transfer.requester, -transfer.charge, at: now)
    }

    /// The year of an auto-renewal that a transfer undoes is given back to the losing registrar: of the domain as it was.
    package func refundAutoRenewal(of domain: Domain, at now: Instant) -> [Change] {
        bill(domain.sponsor, -domain.autoRenewCredit(at: now), at: now)
    }
}

extension FeePolicy {
    /// An amount with its decimals: `-5.00`.
    package func text(of amount: Int) -> String {
        let digits = String(amount.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let sign = amount < 0 ? "-" : ""
        guard decimals > 0 else { return sign + padded }
        return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    }
}
