import EPP
import Registry
import XML

/// Shows a contact: RFC 5733 §3.1.2.
///
/// Personal data: the sponsor reads it, and whoever knows the authInfo where the policy lets them.
package struct ContactInfo: ContactCommand {
    package static let key = CommandKey(.info, Namespace.contact)
    package static let rules: [Rule<ContactInfo>] = [
        Rule(
            "the sponsor asks, or another registrar with authInfo",
            else: .authorizationError,
            "RFC 5733 §3.1.2, policy contact.isReadableWithAuthInfo"
        ) {
            $0.contact.sponsor == $0.client
                || ($0.command.authInfo != nil && $0.policy.contact.isReadableWithAuthInfo)
        },
        Rule("an authInfo that is given matches", else: .invalidAuthInfo, "RFC 5733 §3.1.2") {
            $0.command.authInfo?.opens($0.contact, $0.context) ?? true
        },
    ]

    package let id: String
    package let authInfo: AuthInfoElement?

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        id = try children.required("id").contactID()
        authInfo = try children.optional("authInfo").map { element throws(EPPError) in try AuthInfoElement(element) }
        try children.end()
    }

    package func decide(_ contact: Contact, _ context: Context) throws(EPPError) -> Decision<ContactReport> {
        let isSponsor = contact.sponsor == context.client
        let shown = context.shownAuthInfo(contact.authInfo, isSponsor: isSponsor, hasCode: false)
        let report = ContactReport(contact, authInfo: shown, context.world)
        return Decision(report).answering(Namespace.contact) { report, xml in report.write(&xml) }
    }
}
