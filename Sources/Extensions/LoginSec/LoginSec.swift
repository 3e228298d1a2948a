import Commands
import EPP
import Registry
import XML

/// Long passwords, and warnings about how a client logs in (RFC 8807).
package enum LoginSec: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:epp:loginSec-1.0"
    package static let secretElements: Set<String> = ["pw", "newPW"]

    /// What `<pw>` and `<newPW>` hold when the real ones stand in the extension: never a password itself (§3.2).
    static let placeholder = "[LOGIN-SECURITY]"

    package static var hooks: [AnyHook] {
        [
            .amending(
                Login.self,
                with: "loginSec",
                of: namespace,
                read: { element, login throws(EPPError) in try LoginSecurity(element, &login) }
            ) { security, _, _, decision, _ throws(EPPError) in
                decision.subject.extensionData[LoginRecord.Key.self, default: LoginRecord()].userAgent =
                    security.userAgent
            },
            .requiring(Login.self, in: namespace, rules),
            .always(Login.self, in: namespace) { login, _, decision, context throws(EPPError) in
                var record = decision.subject.extensionData[LoginRecord.Key.self] ?? LoginRecord()
                record.succeeded(withNewPassword: login.newPassword != nil, at: context.now, context.policy.session)
                // Where there is nothing to remember, a login changes nothing.
                decision.subject.extensionData[LoginRecord.Key.self] = record == LoginRecord() ? nil : record
            },
            .answering(Login.self, in: namespace) { login, registrar, context in
                LoginEvent.write(LoginEvent.events(of: login, registrar, context))
            },
            .refusing(Login.self, in: namespace) { login, error, context in
                (failure(of: login, error, context), LoginEvent.write(LoginEvent.events(ofRefused: login, context)))
            },
        ]
    }

    private static let rules: [Rule<Login>] = [
        Rule(
            "the placeholder is no password",
            else: .authenticationError,
            "RFC 8807 §3.2",
            found: { _ in "the password is the placeholder" }
        ) {
            $0.command.password != placeholder
        },
        Rule(
            "the new password is given where newPW holds the placeholder",
            else: .parameterMissing,
            "RFC 8807 §3.2",
            found: { _ in "newPW is the placeholder, and no password stands in the extension" }
        ) {
            $0.command.newPassword != placeholder
        },
        Rule(
            "the password has not expired, or is changed",
            else: .authenticationError,
            "RFC 8807 §4.1",
            found: { "it expired at \(passwordExpiry($0.command, $0.context) ?? $0.now)" }
        ) {
            !isExpired($0.command, $0.context) || $0.command.newPassword != nil
        },
    ]

    /// Whether the right password is too old.
    static func isExpired(_ login: Login, _ context: Context) -> Bool {
        guard let expiry = passwordExpiry(login, context) else { return false }
        return expiry <= context.now
    }

    /// When the password of the registrar that logs in expires.
    static func passwordExpiry(_ login: Login, _ context: Context) -> Instant? {
        context.world.registrars[login.client]?.extensionData[LoginRecord.Key.self]?.expiry(context.policy.session)
    }

    /// One more failed login of a registrar; of one that there is not, as much is noted.
    private static func failure(of login: Login, _ error: EPPError, _ context: Context) -> [Change] {
        guard error.code == .authenticationError else { return [] }
        var registrar = context.world.claimant(login.client)
        registrar.extensionData[LoginRecord.Key.self, default: LoginRecord()].failed()
        return [.registrar(registrar)]
    }
}
