import EPP
import Registry

/// A command on a domain that may say how long the registration is to last (RFC 5731 §3.2.1, §3.2.3, §3.2.4).
protocol SetsPeriod: Command {
    var period: Period? { get }
}

extension SetsPeriod {
    var periodItem: Item { Item(Namespace.domain, "period", period.map { String($0.count) } ?? "") }

    static var periodUnitRule: Rule<Self> {
        Rule(
            "the period's unit is taken",
            else: .valuePolicy,
            "policy domain.takesMonths",
            at: \.periodItem,
            found: { _ in "the unit is months" }
        ) {
            $0.command.period?.unit != .months || $0.policy.domain.takesMonths
        }
    }

    /// A create or a renewal names a period only where the registry lets it, and none that is too long for one command.
    static var periodLengthRule: Rule<Self> {
        Rule(
            "a period may be named, and is not too long for one command",
            else: .valuePolicy,
            "policy domain.takesPeriods, domain.mostYearsAtOnce",
            at: \.periodItem,
            found: { situation in
                let most = situation.policy.domain.mostYearsAtOnce
                return Finding(
                    situation.policy.domain.takesPeriods ? "\(most) years are the most" : "a period is named"
                )
            }
        ) { situation in
            guard let period = situation.command.period else { return true }
            let most = situation.policy.domain.mostYearsAtOnce
            return situation.policy.domain.takesPeriods && (most == 0 || period.months <= most * 12)
        }
    }
}

extension SetsPeriod where Self: DomainCommand {
    /// A rule about the expiry that the command leads to; where that is `isCapped`, none is too late.
    static func expiryRule(
        isCapped: @escaping @Sendable (Situation<Self>) -> Bool = { _ in false },
        of expiry: @escaping @Sendable (Situation<Self>) -> Instant
    ) -> Rule<Self> {
        Rule(
            "the expiry is not too far off",
            elseOneOf: [.valueRange, .valuePolicy],
            "policy domain.mostYears, domain.tooLongCode",
            at: \.periodItem,
            code: { ResultCode(rawValue: $0.policy.domain.tooLongCode) ?? .valueRange },
            found: { "it would be \(expiry($0)), and \($0.context.latestExpiry) is the latest" }
        ) { isCapped($0) || expiry($0) <= $0.context.latestExpiry }
    }
}

extension Context {
    /// The last moment until which a domain may be registered ahead.
    fileprivate var latestExpiry: Instant { now.adding(months: policy.domain.mostYears * 12) }
}
