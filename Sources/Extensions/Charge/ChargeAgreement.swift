import EPP
import Registry
import XML

/// `<charge:agreement>`: the prices that a client has been told, and agrees to.
struct ChargeAgreement: Sendable {
    /// Of the names that this registry has prices of their own for.
    static let category = "premium"
    fileprivate static let source = "charge-1.0, as Net::DRI and others speak it"

    /// What a sum of money is for: the name, or being early.
    enum Kind: String { case price, fee }

    /// One `<charge:set>`.
    fileprivate struct Agreed {
        let category: Item
        let name: String?
        let kind: Kind
        let kindItem: Item
        let amounts: [Amount]
    }

    fileprivate struct Amount {
        /// Nil where this registry knows no such price.
        let command: ChargedCommand?
        /// In units of `FeeOffer.places`.
        let value: Int
        let item: Item
    }

    private let sets: [Agreed]
    private let item: Item

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        sets = try children.some("set").map { element throws(EPPError) in try Agreed(element) }
        try children.end()
        item = Item(element)
    }

    /// Each set is the one that the name has, and one names the price of the command: otherwise 2004 and 2003.
    func check(_ service: FeePolicy.Service?, _ name: String, _ policy: FeePolicy) throws(EPPError) {
        guard let premium = policy.premium(name) else { throw refusal("the name has no price of its own", at: item) }
        guard let service else { throw refusal("the command has no price of its own", at: item) }
        for set in sets {
            try check(set, premium, policy)
        }
        guard sets.contains(where: { $0.amounts.contains { $0.command?.service == service } }) else {
            throw EPPError(.parameterMissing, "no amount for this command", Self.source, at: item)
        }
    }

    private func check(_ set: Agreed, _ premium: FeePolicy.Premium, _ policy: FeePolicy) throws(EPPError) {
        guard set.category.text.lowercased() == Self.category, set.name ?? premium.class == premium.class else {
            throw refusal("the name is \(Self.category), \(premium.class)", at: set.category)
        }
        guard set.kind == .price else { throw refusal("the name has a price, and no fee beside it", at: set.kindItem) }
        for amount in set.amounts {
            guard let command = amount.command else {
                let reason = "there are prices of create, renew, transfer, and of update with the name restore"
                throw refusal(reason, at: amount.item)
            }
            guard FeeOffer.units(premium.prices[command.service], policy) == amount.value else {
                throw refusal("the registry's price is another", at: amount.item)
            }
        }
    }

    private func refusal(_ reason: String, at item: Item) -> EPPError {
        EPPError(.valueRange, "\(reason)", "\(Self.source), policy fee.premium", at: item)
    }
}

extension ChargeAgreement.Agreed {
    fileprivate init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        let category = try children.required("category")
        _ = try category.token(0...Int.max, attributes: ["name"])
        self.category = Item(category)
        name = category[attribute: "name"]?.collapsed
        let type = try children.required("type")
        let text = try type.token(1...16, attributes: ["name"])
        guard let kind = ChargeAgreement.Kind(rawValue: text) else {
            throw EPPError(.valueSyntax, "a type is price or fee", ChargeAgreement.source, at: Item(type))
        }
        (self.kind, kindItem) = (kind, Item(type))
        amounts = try children.some("amount").map { element throws(EPPError) in
            try ChargeAgreement.Amount(element)
        }
        try children.end()
    }
}

extension ChargeAgreement.Amount {
    /// `command` is what costs so much; a restore is `update` with the name `restore`.
    fileprivate init(_ element: Element) throws(EPPError) {
        try element.expectSimple(["command", "name"])
        guard let verb = element[attribute: "command"]?.collapsed else {
            throw .missing(attribute: "command", of: element)
        }
        let name = element[attribute: "name"]?.collapsed
        // A restore is no command of its own, and an update without that name no restore.
        let word = verb == "update" ? name : name == nil ? verb : nil
        command = word.flatMap(ChargedCommand.init).flatMap { ($0 == .restore) == (verb == "update") ? $0 : nil }
        value = try FeeDecimal.read(element)
        item = Item(element)
    }
}
