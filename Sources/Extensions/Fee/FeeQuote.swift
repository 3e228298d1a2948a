import Commands
import EPP
import Registry
import XML

/// `fee:chkData`: what the commands asked for would cost for each name (RFC 8748 §5.1.1), in the dialect of the question.
struct FeeQuote: Sendable {
    let dialect: FeeDialect
    private let entries: [FeeQuoteEntry]
    private let amounts: FeeAmounts

    /// No currency is converted: any but the registry's is 2004 (RFC 8748 §3.2).
    init(_ query: FeeCheck, _ names: [String], _ context: Context) throws(EPPError) {
        let policy = context.policy.fee
        if let other = query.currencies.first(where: { $0.text != policy.currency }) {
            let reason = "prices here are in \(policy.currency)"
            throw EPPError(.valueRange, reason, "RFC 8748 §3.2, policy fee", at: other)
        }
        dialect = query.dialect
        amounts = FeeAmounts(context.policy)
        entries =
            if let named = query.names {
                zip(named, query.commands).map { FeeQuoteEntry($0, [$1], context) }
            } else {
                names.map { FeeQuoteEntry($0, query.commands, context) }
            }
    }

    func write(_ xml: inout XMLWriter) {
        xml.element("fee:chkData", ("xmlns:fee", dialect.rawValue)) { xml in
            if dialect == .standard || dialect == .draft12 { xml.element("fee:currency", text: amounts.currency) }
            for entry in entries { write(entry, &xml) }
        }
    }

    private func write(_ entry: FeeQuoteEntry, _ xml: inout XMLWriter) {
        let amounts = entry.amounts
        switch dialect {
        case .standard, .charge: entry.write(amounts, &xml)
        case .draft12: entry.writeDraft12(amounts, &xml)
        case .draft11: for line in entry.lines { entry.writeDraft11(line, amounts, &xml) }
        case .draft6: for line in entry.lines { entry.writeDraft6(line, amounts, &xml) }
        }
    }

    /// `<fee:infData>` of fee-0.6: it has a fee, so what has none is refused.
    func answerToInfo() throws(EPPError) -> Fragment.Write {
        guard let entry = entries.first, let line = entry.lines.first, line.reason == nil else {
            let reason = entries.first?.lines.first?.reason ?? "There is no price"
            throw EPPError(.valueRange, reason, "draft-brown-epp-fees-03 §3.1.2", at: Item(Fee06.namespace, "command"))
        }
        return { xml in
            xml.element("fee:infData", ("xmlns:fee", FeeDialect.draft6.rawValue)) { xml in
                entry.writeAnswer(line, entry.amounts, &xml)
            }
        }
    }
}

/// A name, its class, and a price for each command, or why there is none.
struct FeeQuoteEntry: Sendable {
    struct Line: Sendable {
        let command: FeeCheck.Asked
        let months: Int
        let charge: Int
        /// Why the command has no price.
        let reason: String?
    }

    let name: String
    let `class`: String?
    let lines: [Line]
    /// With the grace periods of the name's zone.
    let amounts: FeeAmounts
    /// Why the name has no prices.
    let reason: String?

    init(_ written: String, _ commands: [FeeCheck.Asked], _ context: Context) {
        name = written
        guard let domain = try? DomainName(written), Registrability(domain, context.world) != .notServed else {
            let unserved = "The name is not served here"
            lines = commands.map { Line(command: $0, months: $0.period?.months ?? 12, charge: 0, reason: unserved) }
            (`class`, reason) = (nil, unserved)
            amounts = FeeAmounts(context.policy)
            return
        }
        let `class` = context.policy.fee.premium(domain.text)?.class
        let policy = context.world[policyOf: domain.text]
        amounts = FeeAmounts(policy)
        lines = commands.map { Self.line($0, domain.text, of: `class`, policy) }
        (self.class, reason) = (`class`, nil)
    }

    private static func line(
        _ asked: FeeCheck.Asked,
        _ name: String,
        of class: String?,
        _ policy: PolicyInForce
    ) -> Line {
        let years = asked.name == .transfer ? max(1, policy.transfer.defaultYears) : policy.domain.defaultYears
        let months = asked.period?.months ?? (asked.name == .restore ? 12 : years * 12)
        let charge = FeePolicy.Service(rawValue: asked.name.rawValue)
            .map { policy.fee.charge($0, name, months: months) }
        let obstacle = obstacle(asked, months, of: `class` ?? "standard", policy)
        return Line(command: asked, months: months, charge: charge ?? 0, reason: obstacle)
    }

    private static func obstacle(
        _ asked: FeeCheck.Asked,
        _ months: Int,
        of class: String,
        _ policy: PolicyInForce
    ) -> String? {
        if asked.name == .custom { return "The command is not known here" }
        if let wanted = asked.class, wanted != `class` { return "The name is of another class" }
        if asked.period?.unit == .months, !policy.domain.takesMonths { return "Periods are in years" }
        return months > policy.domain.mostYears * 12 ? "The period is too long" : nil
    }

    /// Whether there is a price for all that was asked.
    private var isAvailable: Bool { reason == nil && lines.allSatisfy { $0.reason == nil } }

    /// As RFC 8748 has it.
    func write(_ amounts: FeeAmounts, _ xml: inout XMLWriter) {
        xml.element("fee:cd", ("avail", isAvailable ? "1" : "0")) { xml in
            xml.element("fee:objID", text: name)
            if isAvailable { xml.element("fee:class", text: `class` ?? "standard") }
            for line in lines where isAvailable || reason == nil && line.reason != nil { write(line, amounts, &xml) }
            if let reason { xml.element("fee:reason", text: reason) }
        }
    }

    private func write(_ line: Line, _ amounts: FeeAmounts, _ xml: inout XMLWriter) {
        let name = line.command.written
        let attributes: KeyValuePairs<StaticString, String> =
            if let custom = line.command.customName {
                ["name": name, "customName": custom]
            } else if `class` == nil, line.reason == nil {
                ["name": name, "standard": "1"]
            } else {
                ["name": name]
            }
        xml.element("fee:command", attributes) { xml in
            if line.command.name != .restore { writePeriod(line, amounts, &xml) }
            guard let reason = line.reason else { return writeFee(line, amounts, &xml) }
            xml.element("fee:reason", text: reason)
        }
    }

    /// A period that was asked for is repeated as it was.
    func writePeriod(_ line: Line, _ amounts: FeeAmounts, _ xml: inout XMLWriter) {
        guard let period = line.command.period else { return amounts.writePeriod(months: line.months, &xml) }
        xml.element("fee:period", ("unit", period.unit.rawValue), text: String(period.count))
    }

    func writeFee(_ line: Line, _ amounts: FeeAmounts, _ xml: inout XMLWriter) {
        guard let service = FeePolicy.Service(rawValue: line.command.name.rawValue) else {
            return xml.element("fee:fee", text: amounts.text(0))
        }
        amounts.writeFee(of: service, line.charge, &xml)
    }
}
