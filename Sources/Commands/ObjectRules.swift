import EPP
import Registry

/// An object whose standing statuses a refusal can tell.
protocol StatusBearer: RegisteredObject {
    /// Which of these statuses stand, and until when the clock takes them off, if it does.
    func finding(of statuses: Statuses) -> Finding
}

extension Domain: StatusBearer {}
extension Host: StatusBearer {}
extension Contact: StatusBearer {}

extension Rule where C.Target: StatusBearer {
    /// Only the sponsor changes an object.
    static func sponsorAsks(_ section: String, found: @escaping Found = { "the sponsor is \($0.target.sponsor)" })
        -> Rule
    {
        Rule("the sponsor asks", else: .authorizationError, section, found: found) { $0.target.sponsor == $0.client }
    }

    /// None of these statuses stands, and no action is outstanding.
    ///
    /// `yielding` names one that does not hinder a command that takes it off itself.
    static func noStatusProhibits(
        _ statuses: C.Target.Statuses,
        _ section: String,
        elseOneOf codes: [ResultCode] = [.statusProhibits],
        code: @escaping @Sendable (Situation<C>) -> ResultCode = { _ in .statusProhibits },
        yielding: C.Target.Statuses = [],
        to isLifted: @escaping Condition = { _ in false }
    ) -> Rule {
        let hindering = statuses.union(.pending)
        return Rule(
            "no status prohibits it",
            elseOneOf: codes,
            section,
            code: code,
            found: { $0.target.finding(of: hindering) }
        ) {
            let standing = $0.target.statuses.intersection(hindering)
            return standing.isEmpty || standing.isSubset(of: yielding) && isLifted($0)
        }
    }
}

extension Situation where C.Target == Domain {
    /// What a code that does not open the domain is answered with: registries differ, and some tell one whose time is over
    /// from one that is wrong (policy authInfo.wrongCode, authInfo.expiredCode).
    ///
    /// Where both have one code nothing more is computed: the time taken does not tell them apart.
    package func codeOfRefusal(_ authInfo: AuthInfoElement?) -> ResultCode {
        let rules = policy.authInfo
        let isExpired = rules.expiredCode != rules.wrongCode && authInfo?.hasExpired(on: domain, context) == true
        return ResultCode(rawValue: isExpired ? rules.expiredCode : rules.wrongCode) ?? .invalidAuthInfo
    }
}
