/// What the registry charges (RFC 8748), in the smallest unit of its currency.
package struct FeePolicy: Sendable, Equatable, Codable {
    /// What costs something.
    package enum Service: String, Sendable, CaseIterable { case create, renew, transfer, restore }

    /// For a year; a restore costs the same whenever it comes.
    package struct Prices: Sendable, Equatable, Codable {
        package var create = 1000
        package var renew = 1000
        package var transfer = 1000
        package var restore = 4000

        package init() {}

        package subscript(service: Service) -> Int {
            switch service {
            case .create: create
            case .renew: renew
            case .transfer: transfer
            case .restore: restore
            }
        }
    }

    /// A label with prices of its own, in every zone.
    package struct Premium: Sendable, Equatable, Codable {
        package var label: String
        /// How clients see the kind of name (RFC 8748 §3.7).
        package var `class`: String
        package var prices: Prices

        package init(label: String, class: String, prices: Prices) {
            self.label = label
            self.class = `class`
            self.prices = prices
        }
    }

    /// A draft of RFC 8748 that registries still speak, by the version in its namespace.
    package enum Draft: String, Sendable, Codable, CaseIterable { case v6 = "0.6", v11 = "0.11", v12 = "0.12" }

    /// Whether fee-1.0 is offered, and registrars are charged.
    package var isOffered = false
    /// Which drafts are offered beside it.
    package var drafts: [Draft] = []
    /// Whether charge-1.0 is offered where anything costs something: clients agree to the price of a premium name.
    package var takesAgreements = false
    /// Whether registrars are charged although fee-1.0 is not offered.
    package var isCharged = false
    /// Three capital letters (ISO 4217).
    package var currency = "EUR"
    /// How many decimals the currency has.
    package var decimals = 2
    package var prices = Prices()
    /// A registrar whose credit reaches this or falls below it is told by poll message, in the smallest unit of the
    /// currency.
    package var lowBalance = 0
    /// The same as a share of the registrar's credit limit, in place of an amount; zero is none.
    package var lowBalancePercent = 0
    /// Whether such a message says it in lowbalance-poll-1.0, too, which is offered then.
    package var tellsLowBalance = false
    /// Whether registrars may read their account: offers balance-1.0.
    package var showsAccount = false
    package var premium: [Premium] = []
    /// Whether a client must say what it expects to pay for a premium name: otherwise 2003.
    package var needsFeeForPremium = true

    package init() {}

    package func offers(_ draft: Draft) -> Bool { isOffered && drafts.contains(draft) }

    /// Whether charge-1.0 is offered.
    package var offersAgreements: Bool { takesAgreements && charges }

    /// Whether a client must say what it expects to pay for a name.
    package func needsAgreement(to name: String) -> Bool {
        (isOffered || offersAgreements) && needsFeeForPremium && premium(name) != nil
    }

    /// Whether anything costs something.
    package var charges: Bool { isOffered || isCharged }

    /// What makes a name dear, if anything does.
    package func premium(_ name: String) -> Premium? {
        let label = name.prefix { $0 != "." }
        return premium.first { $0.label.lowercased() == label }
    }

    /// What a service costs: whole years, and one at least; nothing where nothing is charged.
    package func charge(_ service: Service, _ name: String, months: Int = 12) -> Int {
        guard charges else { return 0 }
        let price = (premium(name)?.prices ?? prices)[service]
        guard service != .restore else { return price }
        let (product, overflows) = price.multipliedReportingOverflow(by: max(1, (months + 11) / 12))
        return overflows ? price : product
    }

    /// What so many days more cost, as a share of a year's renewal, rounded up.
    package func charge(days: Int, _ name: String) -> Int {
        let (product, overflows) = charge(.renew, name).multipliedReportingOverflow(by: max(0, days))
        return overflows ? charge(.renew, name) : (product + 364) / 365
    }

    /// The credit of which a registrar is told that it is low.
    package func threshold(of registrar: Registrar) -> Int {
        guard lowBalancePercent > 0 else { return lowBalance }
        let (share, overflows) = registrar.creditLimit.multipliedReportingOverflow(by: lowBalancePercent)
        return overflows ? registrar.creditLimit : share / 100
    }
}

/// Which names are given out against a token only (RFC 8495).
package struct AllocationPolicy: Sendable, Equatable, Codable {
    /// A name, and the token that allocates it.
    package struct Token: Sendable, Equatable, Codable {
        package var name: String
        package var token: String

        package init(name: String, token: String) {
            self.name = name
            self.token = token
        }
    }

    /// Any at all offers allocationToken-1.0.
    package var tokens: [Token] = []
    /// Whether a transfer of such a name needs the token beside the authInfo.
    package var guardsTransfers = false

    package init() {}

    /// The token that a name needs, if it needs one.
    package func token(of name: String) -> String? {
        tokens.first { $0.name.lowercased() == name }?.token
    }
}
