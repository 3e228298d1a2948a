import EPP

/// The policies that come with the product: a start to change a few fields of.
extension Policy {
    /// Every built-in policy, in the order in which they are listed.
    package static let builtIn = [classic, secure, tac, registryGenerated, holderDelivered]

    /// The built-in policy of this name.
    package static func named(_ name: String) -> Policy? { builtIn.first { $0.name == name } }

    /// Today's gTLD: the registrar chooses the code, its sponsor reads it, it is valid until it is changed.
    package static let classic = Policy()

    /// RFC 9154 in its third phase: no code but for a transfer, strong, hashed, never shown, gone after use.
    package static let secure: Policy = {
        var policy = Policy()
        policy.name = "secure"
        policy.authInfo.regime = .secure
        policy.authInfo.fewestBits = 128
        policy.poll.tellsChanges = true
        return policy
    }()

    /// ICANN's transfer authorization code: as `secure`, and the registry owns its lifetime and the locks.
    package static let tac: Policy = {
        var policy = secure
        policy.name = "tac"
        policy.authInfo.lifetime = .hours(336)
        policy.authInfo.needsUnlocked = true
        policy.transfer.lockAfterCreation = .hours(720)
        policy.transfer.lockAfterTransfer = .hours(720)
        policy.transfer.lockCode = 2304
        policy.transfer.showsLock = true
        return policy
    }()

    /// The registry makes the code when asked, and tells it once.
    package static let registryGenerated: Policy = {
        var policy = Policy()
        policy.name = "registry-generated"
        policy.authInfo.regime = .registryGenerated
        policy.authInfo.lifetime = .days(30)
        policy.authInfo.reuseWindow = .hours(1)
        policy.authInfo.keyword = "autogenerate"
        policy.poll.tellsChanges = true
        return policy
    }()

    /// The registry makes the code when asked, and sends it to the registrant, not to the registrar.
    package static let holderDelivered: Policy = {
        var policy = Policy()
        policy.name = "holder-delivered"
        policy.authInfo.regime = .holderDelivered
        policy.authInfo.lifetime = .days(30)
        policy.authInfo.keyword = "autogenerate"
        policy.authInfo.needsProcessNumber = true
        policy.poll.tellsChanges = true
        return policy
    }()
}
