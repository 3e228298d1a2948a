import Commands
import EPP
import Registry
import XML

/// What one command costs its client, or gives back, and what the answer says of it.
struct FeePurchase: Sendable {
    /// What is paid for.
    private enum Service: Sendable {
        case priced(FeePolicy.Service)
        /// A share of a renewal (ConsoliDate Mapping §1).
        case synchronization

        var priced: FeePolicy.Service? {
            switch self {
            case .priced(let service): service
            case .synchronization: nil
            }
        }
    }

    /// In the smallest unit; below zero for a credit.
    let charge: Int
    private let service: Service?
    private let months: Int
    private let balance: Int?
    private let creditLimit: Int
    private let isMentioned: Bool
    /// What the registry does with the balance.
    private let changes: [Change]
    private let amounts: FeeAmounts
    private let dialect: FeeDialect
    /// What charge-1.0 says of the name in place of all this.
    private let chargeSet: ChargeSet?

    /// Checks what the client offers, and what it has.
    ///
    /// In this order: a fee that is needed (2003), the currency and the total (2004), the balance (2104) (RFC 8748 §4).
    init(
        _ service: FeePolicy.Service,
        _ name: String,
        months: Int,
        _ offer: FeeOffer?,
        _ context: Context
    ) throws(EPPError) {
        let charge = context.policy.fee.charge(service, name, months: months)
        try self.init(.priced(service), name, charge, months: months, offer, context)
    }

    /// So many days more, and not a whole year.
    init(days: Int, of name: String, _ offer: FeeOffer?, _ context: Context) throws(EPPError) {
        try self.init(.synchronization, name, context.policy.fee.charge(days: days, name), months: 0, offer, context)
    }

    private init(
        _ service: Service,
        _ name: String,
        _ charge: Int,
        months: Int,
        _ offer: FeeOffer?,
        _ context: Context
    ) throws(EPPError) {
        let policy = context.policy.fee
        if let offer {
            try offer.check(covers: charge, for: service.priced, name, policy)
        } else if policy.needsAgreement(to: name), policy.isOffered || service.priced != nil {
            let item = Item(Namespace.domain, "name", name)
            throw EPPError(.parameterMissing, "a premium name needs a fee", "RFC 8748 §4, policy fee", at: item)
        }
        let registrar = context.world.registrars[context.client]
        guard registrar?.availableCredit.map({ $0 >= charge }) ?? true else {
            throw EPPError(
                .billingFailure,
                "the balance is too low",
                "RFC 8748 §3.5",
                at: Item(Fee.namespace, "balance")
            )
        }
        self.charge = charge
        self.service = service
        self.months = months
        balance = registrar?.balance.map { $0 - charge }
        creditLimit = registrar?.creditLimit ?? 0
        let dialect = offer?.dialect ?? FeeDialect(listedIn: context.services)
        chargeSet = dialect == .charge ? ChargeSet(of: name, policy) : nil
        isMentioned = dialect == .charge ? chargeSet != nil : policy.isOffered
        changes = context.world.bill(context.client, charge, at: context.now)
        amounts = FeeAmounts(context.policy)
        self.dialect = dialect
    }

    /// A command that costs nothing.
    init(freeOf offer: FeeOffer?, _ name: String, _ context: Context) throws(EPPError) {
        try offer?.check(covers: 0, for: nil, name, context.policy.fee)
        self.init(crediting: 0, in: offer?.dialect, isMentioned: offer != nil, context)
    }

    /// A command that gives something back.
    ///
    /// `isBooked` where the balance is changed already, with the object's own change.
    init(
        crediting credit: Int,
        in dialect: FeeDialect? = nil,
        isMentioned: Bool = false,
        isBooked: Bool = false,
        _ context: Context
    ) {
        changes = isBooked ? [] : context.world.bill(context.client, -credit, at: context.now)
        charge = -credit
        service = nil
        months = 0
        creditLimit = context.world.registrars[context.client]?.creditLimit ?? 0
        balance = context.world.registrars[context.client]?.balance.map { balance in
            let (sum, overflows) = balance.addingReportingOverflow(credit)
            return overflows ? balance : sum
        }
        self.dialect = dialect ?? FeeDialect(listedIn: context.services)
        chargeSet = nil
        self.isMentioned =
            context.policy.fee.isOffered && self.dialect != .charge
            && (isMentioned || credit != 0 || balance != nil)
        amounts = FeeAmounts(context.policy)
    }

    /// What was paid for a transfer of a name when it was asked for.
    init(paidFor transfer: Transfer, of name: String, _ context: Context) {
        charge = transfer.charge
        service = .priced(.transfer)
        months = transfer.months ?? 0
        (balance, creditLimit) = (nil, 0)
        changes = []
        amounts = FeeAmounts(context.policy)
        dialect = FeeDialect(listedIn: context.services)
        chargeSet = dialect == .charge ? ChargeSet(of: name, context.policy.fee) : nil
        isMentioned = dialect == .charge ? chargeSet != nil : context.policy.fee.isOffered
    }

    /// Debits or credits the client, and answers, if there is anything to say.
    func settle<Subject>(in answer: FeeAnswer, _ decision: inout Decision<Subject>) {
        decision.sideEffects += changes
        guard isMentioned else { return }
        decision.extensions.append(Fragment(dialect.rawValue) { xml in write(answer, &xml) })
    }

    /// `transformResultType` (RFC 8748 §5.2), and what the drafts have in its place.
    private func write(_ answer: FeeAnswer, _ xml: inout XMLWriter) {
        if let chargeSet { return chargeSet.write(in: answer.chargeElement, &xml) }
        xml.element(answer.element, ("xmlns:fee", dialect.rawValue)) { xml in
            xml.element("fee:currency", text: amounts.currency)
            if service != nil, months > 0, answer.tellsPeriod(in: dialect) { amounts.writePeriod(months: months, &xml) }
            switch service {
            case .priced(let service)?: amounts.writeFee(of: service, charge, &xml)
            case .synchronization?: amounts.writeFee("Synchronization Fee", charge, &xml)
            case nil: if answer.needsFee(in: dialect) { xml.element("fee:fee", text: amounts.text(0)) }
            }
            if charge < 0 && answer.takesCredit(in: dialect) || answer.needsCredit(in: dialect) {
                amounts.writeCredit(charge, &xml)
            }
            guard let balance, answer.takesBalance(in: dialect) else { return }
            xml.element("fee:balance", text: amounts.text(balance))
            if creditLimit > 0 { xml.element("fee:creditLimit", text: amounts.text(creditLimit)) }
        }
    }
}

/// The elements in which commands are answered, and what a dialect's grammar has in each.
enum FeeAnswer: Sendable {
    case create, renew, transfer, update, delete

    fileprivate var element: StaticString {
        switch self {
        case .create: "fee:creData"
        case .renew: "fee:renData"
        case .transfer: "fee:trnData"
        case .update: "fee:updData"
        case .delete: "fee:delData"
        }
    }

    fileprivate var chargeElement: StaticString {
        switch self {
        case .create: "charge:creData"
        case .renew: "charge:renData"
        case .transfer: "charge:trnData"
        case .update: "charge:upData"
        case .delete: "charge:delData"
        }
    }

    fileprivate func tellsPeriod(in dialect: FeeDialect) -> Bool { dialect == .standard || self == .transfer }

    /// What costs nothing says so there.
    fileprivate func needsFee(in dialect: FeeDialect) -> Bool {
        switch dialect {
        case .standard, .charge: false
        case .draft12, .draft11: self == .transfer
        case .draft6: self != .delete
        }
    }

    /// Nomulus' fee11.xsd, `transferResultType`.
    fileprivate func takesBalance(in dialect: FeeDialect) -> Bool { dialect != .draft11 || self != .transfer }
    fileprivate func takesCredit(in dialect: FeeDialect) -> Bool { dialect != .draft6 || self == .delete }
    fileprivate func needsCredit(in dialect: FeeDialect) -> Bool { dialect == .draft6 && self == .delete }
}
