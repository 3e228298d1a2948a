import EPP
import Registry

/// Where zones have policies of their own, an extension may be one zone's and not another's.
extension Hook {
    /// The hook as it acts where the policy of a command's zone has the extension.
    ///
    /// Elsewhere it is as if there were none, and an element that is sent all the same is 2102. A command that is about no
    /// zone, such as a poll, is every zone's.
    func kept(to extensionType: any Extension.Type) -> Hook {
        let acts: @Sendable (C, Context) -> Bool = { command, context in
            command.zonedName == nil || extensionType.acts(under: context.policy.whole)
        }
        var hook = self
        if let read {
            hook.read = { element, command throws(EPPError) in
                Self.refusing(try read(element, &command), unless: extensionType)
            }
        }
        hook.absent = absent.map { Self.amend($0, where: acts) }
        hook.always = always.map { Self.amend($0, where: acts) }
        if let answer { hook.answer = { acts($0, $2) ? answer($0, $1, $2) : nil } }
        if let refuse { hook.refuse = { acts($0, $2) ? refuse($0, $1, $2) : (changes: [], write: nil) } }
        return hook
    }

    private static func amend(_ amend: @escaping Amend, where acts: @escaping @Sendable (C, Context) -> Bool) -> Amend {
        { command, target, decision, context throws(EPPError) in
            if acts(command, context) { try amend(command, target, &decision, context) }
        }
    }

    private static func refusing(_ amend: @escaping Amend, unless extensionType: any Extension.Type) -> Amend {
        { command, target, decision, context throws(EPPError) in
            guard command.zonedName == nil || extensionType.isOffered(under: context.policy.whole) else {
                let found = "the zone of this name does not have \(extensionType.namespace)"
                throw EPPError(.unimplementedOption, found, "policy zonePolicies", at: command.item)
            }
            try amend(command, target, &decision, context)
        }
    }
}
