import EPP
import Registry

/// What a registrar may do to a code under the policy's regime.
extension Context {
    /// The code of a new object: refused where the registry takes none at creation (RFC 9154 §5.1).
    func createdAuthInfo(
        _ element: AuthInfoElement,
        of kind: ObjectKind,
        _ item: Item
    ) throws(EPPError) -> AuthInfo {
        guard !element.isEmpty, !policy.ignoresCodesAtCreation(of: kind) else { return .unset }
        guard policy.takesCodesAtCreation(of: kind) else {
            throw EPPError(.valuePolicy, "a new object has no code", "RFC 9154 §5.1, policy authInfo", at: item)
        }
        let rules = policy.authInfo.applied(to: kind)
        try checkChosen(element.code, rules, item)
        return authInfo(element.code, by: rules)
    }

    /// What the answer to a create says where its code was put aside.
    func remarks(on element: AuthInfoElement, of kind: ObjectKind, _ item: Item) -> [Remark] {
        guard !element.isEmpty, policy.ignoresCodesAtCreation(of: kind) else { return [] }
        return [Remark(item, "the code is ignored: a new object has none (RFC 9154 §5.1, policy authInfo.atCreation)")]
    }

    /// The code that an update sets: empty unsets it, under every regime (RFC 9154 §5.2).
    ///
    /// A weak code is 2202, a code where the registry makes them 2306, a code for a locked object 2304 if the policy wants
    /// locks off first. The keyword that asks for a domain's code changes nothing here: an extension makes the code.
    func changedAuthInfo(
        _ element: AuthInfoElement,
        of kind: ObjectKind,
        from current: AuthInfo,
        isLocked: Bool,
        _ item: Item
    ) throws(EPPError) -> AuthInfo {
        guard !element.isEmpty else { return .unset }
        let rules = policy.authInfo.applied(to: kind)
        if kind == .domain && rules.isKeyword(element.code) { return current }
        guard rules.isChosenByRegistrar || kind == .contact else {
            throw EPPError(.valuePolicy, "the registry makes the codes here", "policy authInfo.regime", at: item)
        }
        guard !isLocked || !rules.needsUnlocked else {
            throw EPPError(.statusProhibits, "the lock must be off first", "policy authInfo.needsUnlocked", at: item)
        }
        try checkChosen(element.code, rules, item)
        return authInfo(element.code, by: rules)
    }

    /// A code of a registrar's choice has the length that is wanted, is strong enough, and no word that means something else.
    private func checkChosen(_ code: String, _ rules: AuthInfoPolicy, _ item: Item) throws(EPPError) {
        guard !rules.isKeyword(code) else {
            throw EPPError(.valuePolicy, "only a domain's code is made by keyword", "policy authInfo.keyword", at: item)
        }
        try checkLength(of: code, rules, item)
        guard !rules.checksStrength || Codes.estimatedBits(of: code) >= rules.fewestBits else {
            let reason = "the code is weaker than \(rules.fewestBits) bits"
            throw EPPError(.invalidAuthInfo, reason, "RFC 9154 §4.1, §5.2", at: item)
        }
    }

    private func checkLength(of code: String, _ rules: AuthInfoPolicy, _ item: Item) throws(EPPError) {
        // Counting characters costs more than the rest of the rules together.
        guard rules.shortest > 0 || rules.longest > 0 else { return }
        let longest = rules.longest > 0 ? rules.longest : .max
        guard code.count < rules.shortest || code.count > longest else { return }
        let bounds = rules.longest > 0 ? "\(rules.shortest) to \(rules.longest)" : "at least \(rules.shortest)"
        let reason = "the code has \(code.count) characters, and \(bounds) are expected"
        throw EPPError(.valuePolicy, reason, "policy authInfo.shortest, authInfo.longest", at: item)
    }

    /// What the sponsor reads of a code: the code where the regime shows it, an empty one where there is one that it does
    /// not show (RFC 9154 §5.3), otherwise nothing.
    func shownAuthInfo(_ authInfo: AuthInfo, of kind: ObjectKind, isSponsor: Bool, hasCode: Bool) -> String? {
        guard policy.showsCodes(of: kind) else {
            return isSponsor && authInfo != .unset ? "" : nil
        }
        return isSponsor || hasCode ? authInfo.shown(at: now) : nil
    }
}
