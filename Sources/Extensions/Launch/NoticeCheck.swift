import Commands
import EPP
import Marks
import Registry

/// Whether a registrant has been told of the trademarks that stand against a name (RFC 8334 §3.3.2, RFC 9361).
struct NoticeCheck {
    private let label: String
    private let name: Item
    private let claims: [TrademarkClaim]
    private let policy: LaunchPolicy
    private let now: Instant

    init(_ label: String, _ name: Item, _ context: Context) {
        (self.label, self.name, now) = (label, name, context.now)
        policy = context.policy.launch
        claims = policy.claims.against(label)
    }

    /// Throws 2003 where a notice is missing, and what is wrong with one that is there.
    func check(_ notices: [ClaimsNotice], in phase: LaunchPhase) throws(EPPError) {
        guard notices.count <= policy.mostMarks else {
            let found = "\(policy.mostMarks) notices are the most"
            throw EPPError(.valuePolicy, found, "policy launch.mostMarks", at: Item(Launch.namespace, "notice"))
        }
        for notice in notices { try check(notice) }
        guard phase.asksForNotices else { return }
        let missing = claims.map(\.validator).filter { validator in !notices.contains { $0.validator == validator } }
        guard let validator = missing.first else { return }
        let found = "there is a trademark, and no notice of the validator \(validator)"
        throw EPPError(.parameterMissing, found, "RFC 8334 §3.3.2", at: name)
    }

    private func check(_ notice: ClaimsNotice) throws(EPPError) {
        let item = Item(Launch.namespace, "noticeID", notice.noticeID)
        guard claims.contains(where: { $0.validator == notice.validator }) else {
            let found = "the validator \(notice.validator) has no trademark that stands against the name"
            throw EPPError(.valuePolicy, found, "RFC 8334 §3.3.2", at: item)
        }
        try checkTimes(of: notice)
        if notice.validator == TrademarkClaim.clearingHouse { try checkChecksum(of: notice, item) }
    }

    /// Accepted lately, and before the notice expired.
    private func checkTimes(of notice: ClaimsNotice) throws(EPPError) {
        let (section, accepted) = ("RFC 9361, policy launch.acceptanceTime", notice.acceptedDate)
        func refuse(_ element: String, _ found: String) -> EPPError {
            EPPError(.valueRange, found, section, at: Item(Launch.namespace, element))
        }
        guard notice.notAfter > now else { throw refuse("notAfter", "the notice expired at \(notice.notAfter)") }
        guard accepted <= now else { throw refuse("acceptedDate", "\(accepted) is still to come") }
        guard accepted + policy.acceptanceTime >= now else {
            throw refuse("acceptedDate", "the notice was accepted too long ago, at \(accepted)")
        }
    }

    /// The first eight digits are the checksum of label, expiry and the other digits (RFC 9361, TCNID).
    private func checkChecksum(of notice: ClaimsNotice, _ item: Item) throws(EPPError) {
        let section = "RFC 9361, TCNID"
        guard let id = NoticeID(notice.noticeID) else {
            throw EPPError(.valueSyntax, "eight hexadecimal digits and up to 19 others are expected", section, at: item)
        }
        guard id.fits(label, notAfter: notice.notAfter) else {
            throw EPPError(.valuePolicy, "the checksum is not that of label, expiry and number", section, at: item)
        }
    }
}

extension ClaimsNotice {
    fileprivate var validator: String { validatorID ?? TrademarkClaim.clearingHouse }
}
