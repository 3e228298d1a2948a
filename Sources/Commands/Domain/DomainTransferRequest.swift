import EPP
import Registry
import XML

/// Asks for a domain of another sponsor: RFC 5731 §3.2.4.
package struct DomainTransferRequest: DomainCommand, SetsPeriod {
    package static let key = CommandKey(.transfer(.request), Namespace.domain)
    package static let rules: [Rule<DomainTransferRequest>] = [
        Rule(
            "another client sponsors it",
            elseOneOf: [.useError, .statusProhibits, .notEligibleForTransfer],
            "RFC 5730 §2.9.3.4, policy transfer.ownObjectCode",
            code: { ResultCode(rawValue: $0.policy.transfer.ownObjectCode) ?? .useError },
            found: { "\($0.client) sponsors it already" }
        ) { $0.domain.sponsor != $0.client },
        Rule(
            "authInfo is given",
            elseOneOf: AuthInfoPolicy.missingCodes,
            "RFC 5731 §3.2.4",
            code: { ResultCode(rawValue: $0.policy.authInfo.missingCode) ?? .parameterMissing },
            found: { _ in "none is given" }
        ) {
            $0.command.authInfo != nil || !$0.policy.authInfo.isNeeded
        }
        .aboutSecrets,
        Rule(
            "the process number is given",
            else: .parameterMissing,
            "policy authInfo.needsProcessNumber",
            found: { _ in "none is given" }
        ) {
            $0.command.authInfo?.processNumber != nil || !$0.policy.authInfo.asksForProcessNumber
        }
        .aboutSecrets,
        Rule(
            "the authInfo matches",
            elseOneOf: AuthInfoPolicy.wrongCodes,
            "RFC 5731 §3.2.4",
            code: { $0.codeOfRefusal($0.command.authInfo) },
            found: { $0.command.authInfo?.finding(on: $0.domain, $0.context, needsNumber: true) ?? "none is given" }
        ) {
            !$0.policy.authInfo.isNeeded
                || $0.command.authInfo?.opens($0.domain, $0.context, needsNumber: true) == true
        }
        .aboutSecrets,
        Rule(
            "no transfer is pending",
            else: .pendingTransfer,
            "RFC 5730 §3, 2300",
            found: {
                let requester = $0.domain.transfer.map { "\($0.requester) asked for it" } ?? ""
                return Finding("a transfer is pending", until: $0.domain.transfer?.acted, note: requester)
            }
        ) {
            !$0.domain.statuses.contains(.pendingTransfer)
        },
        .noStatusProhibits(
            [.clientTransferProhibited, .serverTransferProhibited],
            "RFC 5731 §2.3",
            elseOneOf: TransferPolicy.lockedCodes,
            code: { ResultCode(rawValue: $0.policy.transfer.lockedCode) ?? .statusProhibits }
        ),
        Rule(
            "it has not expired, where a domain in its auto-renew grace period stays",
            else: .statusProhibits,
            "policy transfer.movesInAutoRenewGrace",
            found: { _ in "it has expired, and the registry alone has renewed it" }
        ) { $0.policy.transfer.movesInAutoRenewGrace || !$0.domain.hasLapsed(at: $0.now) },
        locked("it was not created too recently", "policy transfer.lockAfterCreation", "its creation locks it") {
            domain,
            policy in
            domain.lockByCreation(policy)
        },
        locked("it was not transferred too recently", "policy transfer.lockAfterTransfer", "its last transfer locks it")
        { domain, policy in
            domain.lockByTransfer(policy)
        },
        Rule(
            "a transfer names no period where it adds none of the client's choice",
            else: .valuePolicy,
            "policy transfer.takesPeriod",
            at: \.periodItem,
            found: { _ in "a period is named" }
        ) { $0.command.period == nil || $0.policy.transfer.takesPeriod },
        periodUnitRule,
        expiryRule(
            isCapped: { $0.policy.transfer.beyondMostYears == .cap },
            of: { $0.command.expiry(of: $0.domain, at: $0.now, $0.context) }
        ),
    ]

    package let name: DomainName
    package let period: Period?
    /// The schema leaves it out where the prose demands it.
    package var authInfo: AuthInfoElement?

    package init(_ object: Element) throws(EPPError) {
        let element = try DomainTransferElement(object)
        (name, period, authInfo) = (element.name, element.period, element.authInfo)
    }

    /// A request that nobody sent: for the registrations that the policy adds, with a code where one is known.
    package init(_ name: DomainName, code: String?, processNumber: String?) {
        self.name = name
        period = nil
        authInfo = code.map { AuthInfoElement(code: $0, processNumber: processNumber) }
    }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        let (requested, mails) = requested(domain, context).askingHolder(at: context.now, in: context.world)
        let isImmediate = context.policy.transfer.pendingTime <= .zero
        let approved =
            isImmediate
            ? requested.concludingTransfer(as: .serverApproved, by: nil, at: context.now, context.policy) : nil
        var decision = Decision(transferOf: approved ?? requested, context)
        decision.code = approved == nil ? .actionPending : .success
        if approved == nil { decision.sideEffects += mails }
        return decision
    }

    /// The domain with the transfer pending.
    private func requested(_ domain: Domain, _ context: Context) -> Domain {
        var domain = domain
        let deadline = context.now + max(context.policy.transfer.pendingTime, .zero)
        var transfer = Transfer(
            requester: context.client,
            at: context.now,
            from: domain.sponsor,
            until: deadline,
            months: months(context.policy)
        )
        let expiry = expiry(of: domain, at: deadline, context)
        transfer.expires = expiry == domain.expires ? nil : expiry
        transfer.authorizingContact = authInfo?.contactNamed(by: domain, context)?.id
        domain.transfer = transfer
        domain.statuses.insert(.pendingTransfer)
        return domain
    }

    /// By how much the transfer extends the registration.
    package func months(_ policy: PolicyInForce) -> Int {
        period?.months ?? policy.transfer.defaultYears * 12
    }

    private func expiry(of domain: Domain, at time: Instant, _ context: Context) -> Instant {
        domain.expiry(movedAt: time, months: months(context.policy), context.policy)
    }

    /// A rule about age, whose code the policy chooses.
    private static func locked(
        _ name: String,
        _ section: String,
        _ text: String,
        until end: @escaping @Sendable (Domain, TransferPolicy) -> Instant?
    ) -> Rule<DomainTransferRequest> {
        Rule(
            name,
            elseOneOf: [.notEligibleForTransfer, .statusProhibits],
            section,
            code: { ResultCode(rawValue: $0.policy.transfer.lockCode) ?? .notEligibleForTransfer },
            found: { Finding(text, until: end($0.domain, $0.policy.transfer)) }
        ) { situation in end(situation.domain, situation.policy.transfer).map { $0 <= situation.now } ?? true }
    }
}

/// What every transfer command carries (RFC 5731 §3.2.4).
///
/// A period has a meaning in a request alone; a code in a request, and in a query by a third party. Elsewhere both are
/// read and put aside.
struct DomainTransferElement: Sendable {
    let name: DomainName
    let period: Period?
    let authInfo: AuthInfoElement?

    init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        name = try DomainName(children.required("name"))
        period = try children.optional("period").map { element throws(EPPError) in try Period(element) }
        authInfo = try children.optional("authInfo").map { element throws(EPPError) in try AuthInfoElement(element) }
        try children.end()
    }
}
