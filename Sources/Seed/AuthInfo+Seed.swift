import Registry

extension AuthInfo {
    /// The hashed code, where it is kept so.
    var guarded: GuardedCode? {
        guard case .guarded(let code) = self else { return nil }
        return code
    }
}
