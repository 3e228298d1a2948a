import Commands
import EPP
import XML

/// `<loginSec:loginSec>`: who the client is, and passwords of any length from 6 (RFC 8807 §4.1).
struct LoginSecurity: Sendable {
    let userAgent: UserAgent?

    /// Reads the element, and puts its passwords in the place of the placeholders.
    init(_ element: Element, _ login: inout Login) throws(EPPError) {
        var children = try Children(of: element)
        userAgent = try children.optional("userAgent").map { element throws(EPPError) in try UserAgent(element) }
        let password = try Self.password(children.optional("pw"), insteadOf: login.password, element)
        let newPassword = try Self.password(children.optional("newPW"), insteadOf: login.newPassword, element)
        try children.end()
        if let password { login.password = password }
        if let newPassword { login.newPassword = newPassword }
    }

    /// The one may stand only where the other is the placeholder, and must stand there (RFC 8807 §3.2).
    private static func password(
        _ element: Element?,
        insteadOf text: String?,
        _ parent: Element
    ) throws(EPPError) -> String? {
        guard let element else {
            guard text != LoginSec.placeholder else {
                throw .missing("the password that \(LoginSec.placeholder) stands for", in: parent)
            }
            return nil
        }
        let password = try element.token(0...Int.max)
        guard password.unicodeScalars.count >= 6 else {
            throw EPPError(
                .valueSyntax,
                "<\(element.name)> has at least 6 characters",
                "RFC 8807 §4.1",
                at: Item(element)
            )
        }
        guard text == LoginSec.placeholder else {
            let reason = "<\(element.name)> counts only beside \(LoginSec.placeholder)"
            throw EPPError(.useError, reason, "RFC 8807 §4.1", at: Item(element))
        }
        guard password != LoginSec.placeholder else {
            throw EPPError(.valuePolicy, "the placeholder is no password", "RFC 8807 §3.2", at: Item(element))
        }
        return password
    }
}

/// The client's software, its technology and its operating system: at least one of them (RFC 8807 §4.1).
package struct UserAgent: Sendable, Equatable, Codable {
    package let app: String?
    package let tech: String?
    package let os: String?

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        guard children.next != nil else { throw .missing("app, tech or os", in: element) }
        app = try Self.text(children.optional("app"))
        tech = try Self.text(children.optional("tech"))
        os = try Self.text(children.optional("os"))
        try children.end()
    }

    private static func text(_ element: Element?) throws(EPPError) -> String? {
        try element.map { element throws(EPPError) in try element.token(0...Int.max) }
    }
}
