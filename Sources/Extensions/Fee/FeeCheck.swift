import EPP
import Registry
import XML

/// `<fee:check>`: for which commands a client wants to know the price (RFC 8748 §5.1.1).
struct FeeCheck: Sendable {
    enum Name: String, Sendable { case create, delete, renew, update, transfer, restore, custom }

    /// One `<fee:command>`.
    struct Asked: Sendable {
        let name: Name
        let customName: String?
        let period: Period?
    }

    let currency: Item?
    let commands: [Asked]

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        currency = try children.optional("currency").map { element throws(EPPError) in
            try FeeOffer.currency(element)
        }
        commands = try children.some("command").map { element throws(EPPError) in try Asked(element) }
        try children.end()
    }
}

extension FeeCheck.Asked {
    /// This registry has no phase but the open one: any other is 2004 (RFC 8748 §3.8); a restore has no period but a year
    /// (§3.3).
    fileprivate init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element, attributes: ["name", "customName", "phase", "subphase"])
        guard let name = try element.value(attribute: "name", FeeCheck.Name.self) else {
            throw .missing(attribute: "name", of: element)
        }
        self.name = name
        customName = element[attribute: "customName"]?.collapsed
        guard name != .custom || customName != nil else { throw .missing(attribute: "customName", of: element) }
        period = try children.optional("period").map { element throws(EPPError) in try Period(element) }
        try children.end()
        let phase = element[attribute: "phase"]?.collapsed
        guard phase == nil || phase == "open", element[attribute: "subphase"] == nil else {
            throw EPPError(.valueRange, "there is no such phase here", "RFC 8748 §3.8", at: Item(element))
        }
        guard name != .restore || period == nil || period?.months == 12 else {
            throw EPPError(.valueRange, "a restore has no period but a year", "RFC 8748 §3.3", at: Item(element))
        }
    }
}
