import Commands
import EPP
import Registry
import XML

/// A code that the registry has just made: told in the answer, or delivered to the holder.
struct CodeIssue {
    let domain: Domain
    let deliveries: [Change]
    let answer: Fragment
    let issued: IssuedCode
    /// The holder's address, so that only the holder recognises it; nil where the code is told in the answer.
    let sentTo: String?

    /// Throws 2304 where no code is made for a domain in this state, 2306 where nobody could receive it: the registrant, if
    /// no other recipients are named.
    init(
        of domain: Domain,
        isForced: Bool,
        process: String? = nil,
        to recipients: [String]? = nil,
        _ item: Item,
        _ context: Context
    ) throws(EPPError) {
        try Self.checkState(of: domain, item, context)
        let (changed, issued) = domain.issuingCode(
            isForced: isForced,
            process: process,
            at: context.now,
            in: context.world
        )
        self.issued = issued
        self.domain = changed
        guard context.policy.authInfo.regime == .holderDelivered else {
            (deliveries, sentTo) = ([], nil)
            answer = Self.answer(issued, deliveredTo: nil)
            return
        }
        var recipients = recipients ?? []
        if recipients.isEmpty { recipients = [try Self.recipient(of: domain, item, context)] }
        deliveries = recipients.map { recipient in
            .delivery(
                Outbox.Delivery(
                    recipient: recipient,
                    domain: domain.name,
                    code: issued.code,
                    processNumber: issued.processNumber,
                    sent: context.now,
                    expires: issued.expires
                )
            )
        }
        sentTo = recipients.first.map(Self.masked)
        answer = Self.answer(issued, deliveredTo: sentTo)
    }

    /// Only the sponsor may ask for a code or cancel it: 2201.
    static func check(_ domain: Domain, _ item: Item, _ context: Context) throws(EPPError) {
        guard domain.sponsor == context.client else {
            throw EPPError(.authorizationError, "only the sponsor has codes made", "RFC 5731 §3.2", at: item)
        }
    }

    /// A code that is told once must not be lost: whoever asks by keyword must understand the answer, where info does not
    /// tell the code afterwards.
    static func checkListed(_ item: Item, _ context: Context) throws(EPPError) {
        guard context.policy.authInfo.regime == .registryGenerated, !context.policy.authInfo.isReadWhileValid,
            !context.services.extensions.contains(AuthCode.namespace)
        else { return }
        let reason = "the code is told in \(AuthCode.namespace), which was not listed at login"
        throw EPPError(.useError, reason, "RFC 5730 §2.9.1.1", at: item)
    }

    private static func checkState(of domain: Domain, _ item: Item, _ context: Context) throws(EPPError) {
        guard !domain.statuses.contains(.pendingDelete) else {
            throw EPPError(.statusProhibits, "no code for a deleted domain", "RFC 5731 §2.3", at: item)
        }
        guard domain.statuses.isDisjoint(with: .pending) else {
            throw EPPError(.statusProhibits, "no code while an action is pending", "RFC 5731 §2.3", at: item)
        }
        guard context.policy.transfer.movesInAutoRenewGrace || !domain.hasLapsed(at: context.now) else {
            let section = "policy transfer.movesInAutoRenewGrace"
            throw EPPError(.statusProhibits, "the domain has expired and not been renewed", section, at: item)
        }
        let isLocked = domain.isLocked(at: context.now, context.policy.transfer)
        guard !isLocked || !context.policy.authInfo.needsUnlocked else {
            throw EPPError(.statusProhibits, "the lock must be off first", "policy authInfo.needsUnlocked", at: item)
        }
    }

    private static func recipient(of domain: Domain, _ item: Item, _ context: Context) throws(EPPError) -> String {
        guard let email = domain.registrant.flatMap({ context.world.contacts[$0]?.mailbox }) else {
            throw EPPError(.valuePolicy, "there is no registrant to send a code to", "policy authInfo.regime", at: item)
        }
        return email
    }

    /// The first letter and the host: enough to recognise an address by.
    private static func masked(_ email: String) -> String {
        guard let at = email.lastIndex(of: "@") else { return "***" }
        return "\(email.prefix(1))***\(email[at...])"
    }

    private static func answer(_ issued: IssuedCode, deliveredTo recipient: String?) -> Fragment {
        Fragment(AuthCode.namespace) { xml in
            xml.element("authCode:infData", ("xmlns:authCode", AuthCode.namespace)) { xml in
                if recipient == nil { xml.element("authCode:code", text: issued.code) }
                xml.element("authCode:delivery", text: recipient == nil ? "response" : "email")
                if let recipient { xml.element("authCode:to", text: recipient) }
                xml.date("authCode:setDate", issued.set)
                if let expires = issued.expires { xml.date("authCode:exDate", expires) }
            }
        }
    }
}

/// `<authCode:request force="true"/>`: makes a code.
struct CodeRequest: Sendable {
    /// Whether a new code is wanted although the current one could be told again.
    let isForced: Bool

    init(_ element: Element) throws(EPPError) {
        try element.expectEmpty(attributes: ["force"])
        isForced = try element.boolean(attribute: "force") ?? false
    }
}
