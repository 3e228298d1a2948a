import EPP
import Hosting
import JSON
import Registry
import Session

/// A request to have the registry's lock on a domain lifted by hand.
///
/// The registrar's own lock is lifted by a change. For the registry's the owner of the account has to have identified
/// himself, and to be the domain's registrant; if he is not, the staff of the registrar looks at it once he insists. What
/// they decide is the operator's to play: nothing here takes the lock off.
struct UnlockRequest {
    private let facts: DomainFacts
    private let call: RegistrarCall
    private let isForced: Bool

    init(_ facts: DomainFacts, _ call: RegistrarCall, isForced: Bool) {
        (self.facts, self.call, self.isForced) = (facts, call, isForced)
    }

    /// Where a domain's answer says that this is to be asked for.
    static func action(on facts: DomainFacts) -> JSONValue {
        ["method": "POST", "href": .string("/api/v2/domains/\(id(facts))/actions/request-unlock")]
    }

    private static func id(_ facts: DomainFacts) -> String { Identifier.text("dom_", facts.object) }

    private enum Status: String {
        case alreadyUnlocked = "already_unlocked"
        case alreadyRequested = "already_requested"
        case bankIDRequired = "bankid_required"
        case verificationFailed = "verification_failed"
        case submitted
    }

    /// Makes the request, so far as it can be made, and says what has become of it.
    func carriedOut() -> JSONValue {
        guard facts.statuses.contains("serverTransferProhibited") else { return told(.alreadyUnlocked) }
        if let requested = call.account.note(of: facts).unlockRequested {
            let days = (call.now - requested).milliseconds / TimeSpan.days(1).milliseconds
            return told(.alreadyRequested, ["daysSinceRequest": .integer(days)])
        }
        guard let identity = call.account.key.identity else {
            let reason = "The account's owner has not identified himself by BankID."
            return told(.bankIDRequired, ["verificationReason": .string(reason)])
        }
        let isRight = registrant?.taxpayerNumber == identity
        guard isRight || isForced else {
            let reason = "The number of the account's owner is not that of the domain's registrant."
            return told(
                .verificationFailed,
                ["ticVerified": false, "verificationReason": .string(reason), "requiresConfirmation": true]
            )
        }
        let now = call.now
        call.account.change(noteOf: facts) { $0.unlockRequested = now }
        return told(.submitted, ["ticVerified": .bool(isRight), "verifiedAs": isRight ? "account_owner" : nil])
    }

    private var registrant: Contact? {
        call.account.registry.server.store.operate { world, _ in facts.registrant.flatMap { world.contacts[$0] } }
    }

    private func told(_ status: Status, _ more: [String: JSONValue] = [:]) -> JSONValue {
        let organization = registrant.flatMap { ($0.localized ?? $0.internationalized)?.organization }
        let all: [String: JSONValue] = [
            "domainId": .string(Self.id(facts)), "status": .string(status.rawValue),
            "domainName": .string(facts.name), "domainExtension": .string(facts.parts.zone), "ticVerified": nil,
            "verifiedAs": nil, "companyName": JSONValue(organization), "daysSinceRequest": nil,
            "verificationReason": nil, "requiresConfirmation": false,
        ]
        return .object(all.merging(more) { _, own in own })
    }
}
