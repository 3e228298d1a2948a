import Commands
import EPP
import Registry
import XML

/// `fee:chkData`: what the commands asked for would cost for each name (RFC 8748 §5.1.1).
struct FeeQuote: Sendable {
    private let entries: [FeeQuoteEntry]
    private let amounts: FeeAmounts

    /// No currency is converted: any but the registry's is 2004 (RFC 8748 §3.2).
    init(_ query: FeeCheck, _ names: [String], _ context: Context) throws(EPPError) {
        let policy = context.policy.fee
        if let currency = query.currency, currency.text != policy.currency {
            throw EPPError(
                .valueRange,
                "prices here are in \(policy.currency)",
                "RFC 8748 §3.2, policy fee",
                at: currency
            )
        }
        amounts = FeeAmounts(context.policy)
        entries = names.map { FeeQuoteEntry($0, query.commands, context) }
    }

    func write(_ xml: inout XMLWriter) {
        xml.element("fee:chkData", ("xmlns:fee", Fee.namespace)) { xml in
            xml.element("fee:currency", text: amounts.currency)
            for entry in entries { entry.write(&xml) }
        }
    }
}

/// One `<fee:cd>`: a name, its class, and a price for each command, or why there is none.
struct FeeQuoteEntry: Sendable {
    private struct Line: Sendable {
        let command: FeeCheck.Asked
        let months: Int
        let charge: Int
        /// Why the command has no price.
        let reason: String?
    }

    private let name: String
    private let `class`: String?
    private let lines: [Line]
    /// With the grace periods of the name's zone.
    private let amounts: FeeAmounts
    /// Why the name has no prices.
    private let reason: String?

    init(_ written: String, _ commands: [FeeCheck.Asked], _ context: Context) {
        name = written
        guard let domain = try? DomainName(written), Registrability(domain, context.world) != .notServed else {
            (`class`, lines, reason) = (nil, [], "The name is not served here")
            amounts = FeeAmounts(context.policy)
            return
        }
        `class` = context.policy.fee.premium(domain.text)?.class
        let policy = context.world[policyOf: domain.text]
        lines = commands.map { Self.line($0, domain.text, policy) }
        amounts = FeeAmounts(policy)
        reason = nil
    }

    private static func line(_ asked: FeeCheck.Asked, _ name: String, _ policy: Policy) -> Line {
        let years = asked.name == .transfer ? max(1, policy.transfer.defaultYears) : policy.domain.defaultYears
        let months = asked.period?.months ?? years * 12
        let charge = FeePolicy.Service(rawValue: asked.name.rawValue)
            .map { policy.fee.charge($0, name, months: months) }
        return Line(command: asked, months: months, charge: charge ?? 0, reason: obstacle(asked, months, policy))
    }

    private static func obstacle(_ asked: FeeCheck.Asked, _ months: Int, _ policy: Policy) -> String? {
        if asked.name == .custom { return "The command is not known here" }
        if asked.period?.unit == .months, !policy.domain.takesMonths { return "Periods are in years" }
        return months > policy.domain.mostYears * 12 ? "The period is too long" : nil
    }

    /// Whether there is a price for all that was asked.
    private var isAvailable: Bool { reason == nil && lines.allSatisfy { $0.reason == nil } }

    func write(_ xml: inout XMLWriter) {
        xml.element("fee:cd", ("avail", isAvailable ? "1" : "0")) { xml in
            xml.element("fee:objID", text: name)
            if isAvailable { xml.element("fee:class", text: `class` ?? "standard") }
            for line in lines where isAvailable || line.reason != nil { write(line, &xml) }
            if let reason { xml.element("fee:reason", text: reason) }
        }
    }

    private func write(_ line: Line, _ xml: inout XMLWriter) {
        let name = line.command.name.rawValue
        let attributes: KeyValuePairs<StaticString, String> =
            if let custom = line.command.customName {
                ["name": name, "customName": custom]
            } else if `class` == nil, line.reason == nil {
                ["name": name, "standard": "1"]
            } else {
                ["name": name]
            }
        xml.element("fee:command", attributes) { xml in
            if line.command.name != .restore { writePeriod(line, &xml) }
            guard let reason = line.reason else { return writeFee(line, &xml) }
            xml.element("fee:reason", text: reason)
        }
    }

    /// A period that was asked for is repeated as it was.
    private func writePeriod(_ line: Line, _ xml: inout XMLWriter) {
        guard let period = line.command.period else { return amounts.writePeriod(months: line.months, &xml) }
        xml.element("fee:period", ("unit", period.unit.rawValue), text: String(period.count))
    }

    private func writeFee(_ line: Line, _ xml: inout XMLWriter) {
        guard let service = FeePolicy.Service(rawValue: line.command.name.rawValue) else {
            return xml.element("fee:fee", text: amounts.text(0))
        }
        amounts.writeFee(of: service, line.charge, &xml)
    }
}
