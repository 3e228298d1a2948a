import EPP
import Registry
import XML

/// `<chg>` of a contact's update: what is given replaces what was (RFC 5733 §3.2.5).
struct ContactChange: Sendable {
    let postal: [PostalChange]
    /// An empty number removes the former one.
    let voice: PhoneNumber?
    let fax: PhoneNumber?
    let email: String?
    /// An empty code unsets it (RFC 9154 §5.2).
    let authInfo: AuthInfoElement?
    let disclosure: Disclosure?
    let isEmpty: Bool

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        postal = try PostalChange.read(children.many("postalInfo", atMost: 2))
        voice = try children.optional("voice").map { element throws(EPPError) in try PhoneNumber(element) }
        fax = try children.optional("fax").map { element throws(EPPError) in try PhoneNumber(element) }
        email = try children.optional("email").map { element throws(EPPError) in try element.emailAddress() }
        authInfo = try children.optional("authInfo").map { element throws(EPPError) in try AuthInfoElement(element) }
        disclosure = try children.optional("disclose").map { element throws(EPPError) in try Disclosure(element) }
        try children.end()
        isEmpty = element.children.isEmpty
    }

    func apply(to contact: inout Contact, _ context: Context) throws(EPPError) {
        for change in postal {
            switch change.form {
            case .int: contact.internationalized = try change.applied(to: contact.internationalized)
            case .loc: contact.localized = try change.applied(to: contact.localized)
            }
        }
        if let voice { contact.voice = voice.unlessEmpty }
        if let fax { contact.fax = fax.unlessEmpty }
        if let email { contact.email = email }
        if let authInfo {
            contact.authInfo = try context.changedAuthInfo(
                authInfo,
                of: .contact,
                from: contact.authInfo,
                isLocked: contact.isLocked(at: context.now, context.policy.transfer),
                Item(Namespace.contact, "authInfo")
            )
        }
        if let disclosure { contact.disclosure = disclosure }
    }
}
