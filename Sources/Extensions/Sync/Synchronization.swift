import Commands
import EPP
import Registry
import XML

/// Extends a registration by less than a year, to the end of a day: an update that carries `sync:update` and changes nothing
/// else (ConsoliDate Mapping §3.2.5).
package struct Synchronization: DomainCommand {
    package static let key = CommandKey(.update, Namespace.domain)
    package static let rules: [Rule<Synchronization>] =
        [
            Rule(
                "the zone takes synchronizations",
                else: .unimplementedOption,
                "policy domain.takesSynchronization",
                found: { _ in "the zone of this name takes none" }
            ) { $0.policy.domain.takesSynchronization }
        ] + transformRules(prohibitedBy: prohibiting) + [
            Rule(
                "the day comes within a year of the expiry",
                else: .valuePolicy,
                "ConsoliDate Mapping §3.2.5",
                at: \.dayItem,
                found: { "the domain expires on \($0.domain.expires.date), and the year to come has no such day" }
            ) { $0.command.expiry(of: $0.domain) != nil },
            Rule(
                "the expiry date moves",
                else: .valuePolicy,
                "ConsoliDate Mapping §1",
                at: \.dayItem,
                found: { _ in "the domain expires at the end of that day already" }
            ) { $0.command.expiry(of: $0.domain) != $0.domain.expires },
            Rule(
                "the expiry is not too far off",
                elseOneOf: [.valueRange, .valuePolicy],
                "policy domain.mostYears, domain.tooLongCode",
                at: \.dayItem,
                code: { ResultCode(rawValue: $0.policy.domain.tooLongCode) ?? .valueRange },
                found: { "\($0.policy.domain.mostYears) years from now are the most" }
            ) { situation in
                let latest = situation.now.adding(months: situation.policy.domain.mostYears * 12)
                return situation.command.expiry(of: situation.domain).map { $0 <= latest } ?? false
            },
        ]

    /// It is an update, and it extends the registration (RFC 5731 §2.3).
    private static let prohibiting: DomainStatuses = [
        .clientUpdateProhibited, .serverUpdateProhibited, .clientRenewProhibited, .serverRenewProhibited,
    ]

    package let name: DomainName
    private let day: MonthDay
    private let dayItem: Item

    /// There is no synchronization without `sync:update`: it is never read by itself.
    package init(_ object: Element) throws(EPPError) {
        throw EPPError(.useError, "it is an update with sync:update", "ConsoliDate Mapping §3.2.5", at: Item(object))
    }

    /// Reads `sync:update`; an update that changes more is 2002.
    init(_ element: Element, of update: DomainUpdate) throws(EPPError) {
        name = update.name
        var children = try Children(of: element)
        let child = try children.required("expMonthDay")
        try children.end()
        (day, dayItem) = (try MonthDay(child), Item(child))
        guard update.asksForNothing else {
            let reason = "a synchronization changes nothing else"
            throw EPPError(.useError, reason, "ConsoliDate Mapping §3.2.5", at: update.item)
        }
    }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        var moved = domain
        moved.expires = expiry(of: domain) ?? domain.expires
        moved.touch(by: context.client, at: context.now)
        return Decision(moved, changes: { [.domain($0)] })
    }

    /// By how many days the registration is extended; a part of one counts.
    func days(from domain: Domain) -> Int {
        let span = (expiry(of: domain) ?? domain.expires) - domain.expires
        return Int((span.milliseconds + CalendarDate.millisecondsADay - 1) / CalendarDate.millisecondsADay)
    }

    /// The next such day at 23:59:59 (§2.1), from the present expiry to a year later; nil where there is none, as of a leap
    /// day.
    private func expiry(of domain: Domain) -> Instant? {
        let year = domain.expires.date.year
        let range = domain.expires...domain.expires.adding(months: 12)
        return [year, year + 1].lazy.compactMap(day.end).first(where: range.contains)
    }
}

/// A day of any year: `xs:gMonthDay` (XML Schema part 2 §3.2.12).
struct MonthDay: Sendable {
    private let month, day: Int64

    /// `--05-31`; a time zone may stand behind it and has no meaning here, as the end of the day is UTC's.
    init(_ element: Element) throws(EPPError) {
        try element.expectSimple([])
        let text = element.text.collapsed
        let pattern = /--([0-9]{2})-([0-9]{2})(Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?/
        guard let match = text.wholeMatch(of: pattern), let month = Int64(match.1), let day = Int64(match.2),
            CalendarDate(Self.leapYear, month, day) != nil
        else {
            let reason = "\(element.quoted(text)) is no month and day, such as --05-31"
            throw EPPError(.valueSyntax, reason, "ConsoliDate Mapping §2.1", at: Item(element))
        }
        (self.month, self.day) = (month, day)
    }

    /// One that has every day.
    private static let leapYear: Int64 = 2000

    /// The last second of the day in a year that has it.
    func end(_ year: Int64) -> Instant? {
        CalendarDate(year, month, day).map { date in
            Instant(milliseconds: (date.daysSince1970 + 1) * CalendarDate.millisecondsADay - 1000)
        }
    }
}
