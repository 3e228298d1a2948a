import EPP
import Registry

/// What a registrar may do to a code under the policy's regime.
extension Context {
    /// The code of a new object: refused where the registry takes none at creation (RFC 9154 §5.1).
    func createdAuthInfo(_ element: AuthInfoElement, _ item: Item) throws(EPPError) -> AuthInfo {
        guard element.isEmpty || policy.authInfo.isTakenAtCreation else {
            throw EPPError(.valuePolicy, "a new object has no code (RFC 9154 §5.1, policy authInfo)", at: item)
        }
        return authInfo(element.code)
    }

    /// The code that an update sets: empty unsets it, under every regime (RFC 9154 §5.2).
    ///
    /// A weak code is 2202, a code where the registry makes them 2306, a code for a locked domain 2304 if the policy wants
    /// locks off first.
    func changedAuthInfo(
        _ element: AuthInfoElement,
        from current: AuthInfo,
        isLocked: Bool,
        _ item: Item
    ) throws(EPPError) -> AuthInfo {
        guard !element.isEmpty else { return .unset }
        let rules = policy.authInfo
        if rules.isKeyword(element.code) { return current }
        guard rules.isChosenByRegistrar else {
            throw EPPError(.valuePolicy, "the registry makes the codes here (policy authInfo.regime)", at: item)
        }
        guard !isLocked || !rules.needsUnlocked else {
            throw EPPError(.statusProhibits, "the lock must be off first (policy authInfo.needsUnlocked)", at: item)
        }
        guard !rules.checksStrength || Codes.estimatedBits(of: element.code) >= rules.fewestBits else {
            let reason = "the code is weaker than \(rules.fewestBits) bits (RFC 9154 §4.1, §5.2)"
            throw EPPError(.invalidAuthInfo, reason, at: item)
        }
        return authInfo(element.code)
    }

    /// What the sponsor reads of a code: the code where the regime shows it, an empty one where there is one that it does
    /// not show (RFC 9154 §5.3), otherwise nothing.
    func shownAuthInfo(_ authInfo: AuthInfo, isSponsor: Bool, hasCode: Bool) -> String? {
        guard policy.authInfo.isShown else { return isSponsor && authInfo != .unset ? "" : nil }
        return isSponsor || hasCode ? authInfo.revealed : nil
    }
}
