import Commands
import EPP
import Registry
import XML

/// Has a domain's code made and mailed to its registrant and its administrative contacts: FRED, `sendAuthInfo`.
///
/// Any registrar may ask, as only they are told (github.com/CZ-NIC/fred-server, src/backend/epp/domain/authinfo_domain.cc).
package struct SendAuthInfo: DomainCommand {
    package static let key = CommandKey(.sendAuthInfo, FRED.namespace)
    package static let rules: [Rule<SendAuthInfo>] = [
        Rule(
            "the zone has codes sent by command",
            else: .unimplementedCommand,
            "policy authInfo.extensions",
            found: { _ in "the zone of this name does not have the command" }
        ) { $0.policy.authInfo.offers(.fred) },
        Rule(
            "no lock against transfer is on",
            else: .statusProhibits,
            "FRED, sendAuthInfo",
            found: { _ in "the domain is locked" }
        ) { !$0.domain.isLocked(at: $0.now, $0.policy.transfer) },
        Rule(
            "there is somebody to send it to",
            else: .commandFailed,
            "FRED, sendAuthInfo",
            found: { _ in "there is neither a registrant nor an administrative contact" }
        ) { !$0.domain.holderAddresses(in: $0.world).isEmpty },
    ]

    package let name: DomainName

    /// Reads `<fred:sendAuthInfo>`, which holds an element of the object's mapping: that of RFC 5731, or FRED's own.
    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        let element = try children.any("domain:sendAuthInfo")
        try children.end()
        guard element.name == "sendAuthInfo" else { throw .unexpected(element, in: object) }
        guard element.namespace == Namespace.domain || element.namespace.hasPrefix(Self.ownMapping) else {
            let reason = "codes are sent of domains alone, not of \(element.namespace)"
            throw EPPError(.unimplementedService, reason, "FRED, sendAuthInfo", at: Item(element))
        }
        var fields = try Children(of: element)
        name = try DomainName(fields.required("name"))
        try fields.end()
    }

    private static let ownMapping = "http://www.nic.cz/xml/epp/domain-"

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Void> {
        let recipients = domain.holderAddresses(in: context.world)
        let issue = try CodeIssue(of: domain, isForced: true, to: recipients, item, context)
        return Decision(changes: [.domain(issue.domain)] + issue.deliveries)
    }
}
