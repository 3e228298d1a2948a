import EPP
import Registry
import XML

/// `<fee:check>`: for which commands a client wants to know the price (RFC 8748 §5.1.1), in any dialect.
struct FeeCheck: Sendable {
    enum Name: String, Sendable { case create, delete, renew, update, transfer, restore, custom }

    /// One `<fee:command>`.
    struct Asked: Sendable {
        let name: Name
        /// As the client wrote it.
        let written: String
        let phase: String?
        let customName: String?
        let period: Period?
        /// The class that the name should be of; drafts have it, and RFC 8748 has not.
        let `class`: String?
    }

    let dialect: FeeDialect
    let currencies: [Item]
    let commands: [Asked]
    /// In fee-0.6 the name that each command is about; otherwise all are about all names.
    private(set) var names: [String]?

    init(_ element: Element) throws(EPPError) {
        dialect = FeeDialect(of: element)
        var children = try Children(of: element)
        switch dialect {
        case .draft6:
            let domains = try children.some("domain").map { child throws(EPPError) in try NamedQuestion(child) }
            (currencies, commands) = (domains.compactMap(\.currency), domains.map(\.asked))
            names = domains.map(\.name)
        case .draft11:
            let command = try children.required("command")
            currencies = try Self.currency(&children).map { [$0] } ?? []
            commands = [try Asked(command, &children, takesClass: true)]
        case .draft12, .standard, .charge:
            currencies = try Self.currency(&children).map { [$0] } ?? []
            let (dialect, elements) = (dialect, try children.some("command"))
            commands = try elements.map { element throws(EPPError) in try Asked(element, of: dialect) }
        }
        try children.end()
    }

    /// One command of one name.
    init(_ asked: Asked, _ currency: Item, in dialect: FeeDialect) {
        (self.dialect, currencies, commands) = (dialect, [currency], [asked])
    }

    fileprivate static func currency(_ children: inout Children) throws(EPPError) -> Item? {
        try children.optional("currency").map { element throws(EPPError) in try FeeSum.currency(element) }
    }
}

/// `<fee:domain>` of fee-0.6: a name, and a command (draft-brown-epp-fees-03 §3.1.1).
private struct NamedQuestion {
    let name: String
    let currency: Item?
    let asked: FeeCheck.Asked

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        name = try children.required("name").token(1...255)
        currency = try FeeCheck.currency(&children)
        let command = try children.required("command")
        asked = try FeeCheck.Asked(command, &children)
        try children.end()
    }
}

/// `<fee:info>` of fee-0.6: what a command would cost for the domain that is shown (draft-brown-epp-fees-03 §3.1.2).
struct FeeInquiry: Sendable {
    let check: FeeCheck

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        let currency = try FeeSum.currency(children.required("currency"))
        let command = try children.required("command")
        let asked = try FeeCheck.Asked(command, &children)
        guard asked.period != nil else { throw .missing("period", in: element) }
        check = FeeCheck(asked, currency, in: .draft6)
        try children.end()
    }
}

extension FeeCheck.Asked {
    /// A command with its parts inside it.
    fileprivate init(_ element: Element, of dialect: FeeDialect) throws(EPPError) {
        let isStandard = dialect == .standard
        let attributes = ["name", "phase", "subphase"] + (isStandard ? ["customName"] : [])
        var children = try Children(of: element, attributes: attributes)
        if isStandard {
            guard let name = try element.value(attribute: "name", FeeCheck.Name.self) else {
                throw .missing(attribute: "name", of: element)
            }
            (self.name, written) = (name, name.rawValue)
        } else {
            guard let text = element[attribute: "name"]?.collapsed else {
                throw .missing(attribute: "name", of: element)
            }
            (name, written) = try Self.name(text, element)
        }
        customName = element[attribute: "customName"]?.collapsed
        guard !isStandard || name != .custom || customName != nil else {
            throw .missing(attribute: "customName", of: element)
        }
        phase = element[attribute: "phase"]?.collapsed
        period = try children.optional("period").map { element throws(EPPError) in try Period(element) }
        `class` = isStandard ? nil : try Self.token(children.optional("class"))
        if !isStandard { try Self.checkDate(children.optional("date")) }
        try children.end()
        try check(element)
    }

    /// A command as an element's text, with its parts behind it.
    fileprivate init(
        _ element: Element,
        _ children: inout Children,
        takesClass: Bool = false
    ) throws(EPPError) {
        (name, written) = try Self.name(element.token(3...16, attributes: ["phase", "subphase"]), element)
        phase = element[attribute: "phase"]?.collapsed
        customName = nil
        period = try children.optional("period").map { element throws(EPPError) in try Period(element) }
        `class` = takesClass ? try Self.token(children.optional("class")) : nil
        try check(element)
    }

    /// A draft's commands are words of 3 to 16 characters, known ones or not.
    private static func name(_ text: String, _ element: Element) throws(EPPError) -> (FeeCheck.Name, String) {
        guard (3...16).contains(text.unicodeScalars.count) else {
            let reason = "a command's name has 3 to 16 characters"
            throw EPPError(.valueSyntax, reason, "draft-ietf-regext-epp-fees, schema", at: Item(element))
        }
        return (FeeCheck.Name(rawValue: text) ?? .custom, text)
    }

    private static func token(_ element: Element?) throws(EPPError) -> String? {
        try element.map { element throws(EPPError) in try element.token(0...255) }
    }

    /// Prices here are the same whenever they are asked for.
    private static func checkDate(_ element: Element?) throws(EPPError) {
        guard let element else { return }
        try element.expectSimple([])
        guard Instant(element.text.collapsed) == nil else { return }
        throw EPPError(.valueSyntax, "a time ends in Z", "RFC 5731 §2.4", at: Item(element))
    }

    /// This registry has no phase but the open one: any other is 2004 (RFC 8748 §3.8); a restore has no period but a year
    /// (§3.3).
    private func check(_ element: Element) throws(EPPError) {
        guard phase == nil || phase == "open", element[attribute: "subphase"] == nil else {
            throw EPPError(.valueRange, "there is no such phase here", "RFC 8748 §3.8", at: Item(element))
        }
        guard name != .restore || period == nil || period?.months == 12 else {
            throw EPPError(.valueRange, "a restore has no period but a year", "RFC 8748 §3.3", at: Item(element))
        }
    }
}
