import Commands
import EPP
import Registry

/// Codes of .cz and other registries that run FRED: a command of its own has them mailed (fred-1.5).
///
/// Clients of FRED do not list the extension at login: its commands are taken all the same.
package enum FRED: Extension {
    package static let namespace = Namespace.fred
    package static let commands: [AnyCommand] = [AnyCommand(SendAuthInfo.self)]

    package static func isOffered(under policy: Policy) -> Bool { policy.authInfo.offers(.fred) }
}
