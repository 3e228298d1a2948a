import Commands
import EPP
import Registry
import XML

/// What commands cost, and what is left to spend (RFC 8748): in this dialect, and in those of the drafts.
///
/// Whether a client knows the extension or not, it pays.
package enum Fee: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:epp:fee-1.0"

    package static func isOffered(under policy: Policy) -> Bool { policy.fee.isOffered }
    package static func acts(under policy: Policy) -> Bool { policy.fee.charges }

    package static var hooks: [AnyHook] { [check] + purchases + [update, query] + credits }

    private static let readOffer: @Sendable (Element) throws(EPPError) -> FeeOffer = { element throws(EPPError) in
        try FeeOffer(element)
    }

    /// A name that must not be bought blindly is not available to a client that does not ask for its fee (RFC 8748 §4).
    private static let check = AnyHook.deciding(
        DomainCheck.self,
        with: "check",
        of: namespace,
        or: FeeDialect.others("check"),
        read: { element throws(EPPError) in try FeeCheck(element) }
    ) { query, check, _, decision, context throws(EPPError) in
        let policy = context.policy.fee
        if let query {
            let quote = try FeeQuote(query, check.names, context)
            return decision.extensions.append(Fragment(quote.dialect.rawValue) { xml in quote.write(&xml) })
        }
        for index in decision.subject.indices where decision.subject[index].isAvailable {
            let name = decision.subject[index].name.lowercased()
            guard policy.needsAgreement(to: name), !Charge.isTold(to: context) else { continue }
            decision.subject[index].reason = "Premium name: check with fee"
        }
    }

    private static let purchases: [AnyHook] = [
        .deciding(DomainCreate.self, with: "create", of: namespace, or: FeeDialect.others("create"), read: readOffer) {
            offer,
            create,
            _,
            decision,
            context throws(EPPError) in
            let months = create.months(context.policy)
            let purchase = try FeePurchase(.create, create.name.text, months: months, offer, context)
            decision.subject.payForLatest(purchase.charge)
            purchase.settle(in: .create, &decision)
        },
        .deciding(DomainRenew.self, with: "renew", of: namespace, or: FeeDialect.others("renew"), read: readOffer) {
            offer,
            renew,
            _,
            decision,
            context throws(EPPError) in
            let months = renew.months(context.policy)
            let purchase = try FeePurchase(.renew, renew.name.text, months: months, offer, context)
            decision.subject.payForLatest(purchase.charge)
            purchase.settle(in: .renew, &decision)
        },
        .deciding(
            DomainTransferRequest.self,
            with: "transfer",
            of: namespace,
            or: FeeDialect.others("transfer"),
            read: readOffer
        ) {
            offer,
            request,
            domain,
            decision,
            context throws(EPPError) in
            let months = request.months(context.policy)
            let purchase = try FeePurchase(.transfer, request.name.text, months: months, offer, context)
            decision.subject.transfer?.charge = purchase.charge
            if decision.subject.transfer?.isApproved == true {
                decision.subject.payForLatest(purchase.charge)
                decision.sideEffects += context.world.refundAutoRenewal(of: domain, at: context.now)
            }
            purchase.settle(in: .transfer, &decision)
        },
        .deciding(Synchronization.self, with: "update", of: namespace, or: FeeDialect.others("update"), read: readOffer)
        {
            offer,
            synchronization,
            domain,
            decision,
            context throws(EPPError) in
            let days = synchronization.days(from: domain)
            let purchase = try FeePurchase(days: days, of: synchronization.name.text, offer, context)
            purchase.settle(in: .update, &decision)
        },
        .deciding(Restore.self, with: "update", of: namespace, or: FeeDialect.others("update"), read: readOffer) {
            offer,
            restore,
            _,
            decision,
            context throws(EPPError) in
            let purchase =
                restore.operation == .request
                ? try FeePurchase(.restore, restore.name.text, months: 0, offer, context)
                : try FeePurchase(freeOf: offer, restore.name.text, context)
            purchase.settle(in: .update, &decision)
        },
    ]

    /// A change of the domain costs nothing.
    private static let update = AnyHook.deciding(
        DomainUpdate.self,
        with: "update",
        of: namespace,
        or: FeeDialect.others("update"),
        read: readOffer
    ) {
        offer,
        update,
        _,
        decision,
        context throws(EPPError) in
        try FeePurchase(freeOf: offer, update.name.text, context).settle(in: .update, &decision)
    }

    /// What the requester has paid for a transfer, or what it pays unless it comes to nothing (RFC 8748 §5.1.2).
    private static let query = AnyHook.always(DomainTransferQuery.self, in: namespace) {
        _,
        domain,
        decision,
        context throws(EPPError) in
        guard let transfer = domain.transfer, transfer.charge > 0, transfer.isPending || transfer.isApproved else {
            return
        }
        FeePurchase(paidFor: transfer, of: domain.name, context).settle(in: .transfer, &decision)
    }

    /// What a grace period still covers is given back (RFC 3915 §1), and what a transfer cost that did not happen.
    private static let credits: [AnyHook] = [
        .always(DomainDelete.self, in: namespace) { _, domain, decision, context throws(EPPError) in
            FeePurchase(crediting: domain.deletionCredit(at: context.now), context)
                .settle(in: .delete, &decision)
        },
        .always(DomainTransferApprove.self, in: namespace) { _, domain, decision, context throws(EPPError) in
            // An approval that waits for the holder gives nothing back yet.
            let isDone = decision.subject.transfer?.isApproved == true
            FeePurchase(crediting: isDone ? domain.autoRenewCredit(at: context.now) : 0, context)
                .settle(in: .transfer, &decision)
        },
        .always(DomainTransferReject.self, in: namespace) { _, _, decision, context throws(EPPError) in
            FeePurchase(crediting: 0, context).settle(in: .transfer, &decision)
        },
        .always(DomainTransferCancel.self, in: namespace) { _, domain, decision, context throws(EPPError) in
            FeePurchase(crediting: domain.transfer?.charge ?? 0, isBooked: true, context)
                .settle(in: .transfer, &decision)
        },
    ]
}
