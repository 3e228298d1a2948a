import Commands
import Registry

/// Codes that are set for one transfer, kept hashed and never shown (RFC 9154): announced only, since the commands do it.
package enum SecureAuthInfo: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:epp:secure-authinfo-transfer-1.0"

    package static func isOffered(under policy: Policy) -> Bool { policy.authInfo.regime == .secure }
}
