import Commands
import EPP
import Registry
import XML

/// `<loginSec:event>`: something about the login that its client should know (RFC 8807 §3.1).
struct LoginEvent: Sendable, Equatable {
    enum Kind: String, Sendable { case password, certificate, cipher, tlsProtocol, stat }
    enum Level: String, Sendable { case warning, error }

    let kind: Kind
    var name: String?
    var level = Level.warning
    var expiry: Instant?
    var value: String?
    /// The span of time that a figure is about; such an event says its language, too.
    var duration: TimeSpan?
    let text: String

    /// What a client hears that is logged in now.
    static func events(of login: Login, _ registrar: Registrar, _ context: Context) -> [LoginEvent] {
        let expiry = registrar.extensionData[LoginRecord.Key.self]?.expiry(context.policy.session)
        let password = expiring(.password, expiry, context)
        return password + about(context.connection, context) + failures(login, context)
    }

    /// What a client hears that was refused: only about its own connection, unless its credentials were right.
    static func events(ofRefused login: Login, _ context: Context) -> [LoginEvent] {
        let connection = about(context.connection, context)
        // Whether its credentials are right is not told either.
        if let lock = login.lock(context) { return [locked(lock)] + connection }
        guard login.isAuthentic(context), LoginSec.isExpired(login, context) else { return connection }
        return expiring(.password, LoginSec.passwordExpiry(login, context), context) + connection
    }

    private static func locked(_ lock: LoginLock) -> LoginEvent {
        LoginEvent(
            kind: .stat,
            name: "failedLogins",
            level: .error,
            value: String(lock.failures),
            duration: lock.span,
            text: "Too many logins have failed: all are refused until \(lock.until)"
        )
    }

    private static func failures(_ login: Login, _ context: Context) -> [LoginEvent] {
        let count = context.world.registrars[login.client]?.extensionData[LoginRecord.Key.self]?.failures ?? 0
        guard count > 0 else { return [] }
        let text = "Logins that failed since the last one that succeeded"
        return [LoginEvent(kind: .stat, name: "failedLogins", value: String(count), text: text)]
    }

    private static func about(_ connection: ConnectionFacts, _ context: Context) -> [LoginEvent] {
        var events = expiring(.certificate, connection.certificate?.expires, context)
        if let version = connection.tlsProtocol, outdatedProtocols.contains(version) {
            events.append(LoginEvent(kind: .tlsProtocol, value: version, text: "Outdated TLS protocol (RFC 8996)"))
        }
        if let cipher = connection.cipher,
            weakCiphers.contains(where: { cipher.hasSuffix($0) || cipher.contains("\($0)-") })
        {
            events.append(LoginEvent(kind: .cipher, value: cipher, text: "Weak cipher suite (RFC 9325)"))
        }
        return events
    }

    /// A warning in good time, an error once it is too late.
    private static func expiring(_ kind: Kind, _ expiry: Instant?, _ context: Context) -> [LoginEvent] {
        guard let expiry, expiry <= context.now + context.policy.session.expiryNotice else { return [] }
        let what = kind == .password ? "Password" : "Certificate"
        let isOver = expiry <= context.now
        return [
            LoginEvent(
                kind: kind,
                level: isOver ? .error : .warning,
                expiry: expiry,
                text: isOver ? "\(what) has expired" : "\(what) expires soon"
            )
        ]
    }

    private static let outdatedProtocols: Set = ["SSLv2", "SSLv3", "TLSv1", "TLSv1.0", "TLSv1.1"]
    /// Parts of OpenSSL's names: no authentication of the data worth the name, or no secrecy.
    private static let weakCiphers = ["SHA", "MD5", "RC4", "CBC3", "NULL", "EXP"]

    /// The `loginSecData` of some events; none of them is no element.
    static func write(_ events: [LoginEvent]) -> Fragment.Write? {
        guard !events.isEmpty else { return nil }
        return { xml in
            xml.element("loginSec:loginSecData", ("xmlns:loginSec", LoginSec.namespace)) { xml in
                for event in events { event.write(&xml) }
            }
        }
    }

    private func write(_ xml: inout XMLWriter) {
        let (kind, level) = (kind.rawValue, level.rawValue)
        if let expiry {
            xml.element("loginSec:event", ["type": kind, "level": level, "exDate": "\(expiry)"], text: text)
        } else if let name, let duration {
            let seconds = "PT\(duration.milliseconds / 1000)S"
            xml.element(
                "loginSec:event",
                [
                    "type": kind, "name": name, "level": level, "value": value ?? "", "duration": seconds,
                    "lang": "en",
                ],
                text: text
            )
        } else if let name {
            xml.element(
                "loginSec:event",
                ["type": kind, "name": name, "level": level, "value": value ?? ""],
                text: text
            )
        } else {
            xml.element("loginSec:event", ["type": kind, "level": level, "value": value ?? ""], text: text)
        }
    }
}
