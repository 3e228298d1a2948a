import EPP
import Registry
import XML

/// Shows a domain: RFC 5731 §3.1.2.
package struct DomainInfo: DomainCommand {
    package static let key = CommandKey(.info, Namespace.domain)
    package static let rules: [Rule<DomainInfo>] = [
        Rule("an authInfo that is given matches", else: .invalidAuthInfo, "RFC 5731 §3.1.2") {
            $0.command.authInfo?.opens($0.domain, $0.context) ?? true
        }
    ]

    package let name: DomainName
    package let hosts: Hosts
    package let authInfo: AuthInfoElement?

    /// Which hosts are wanted: those the domain is delegated to, those below it, both or none.
    package enum Hosts: String, Sendable { case all, del, sub, none }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        let element = try children.required("name")
        hosts = try element.value(attribute: "hosts", Hosts.self) ?? .all
        name = try DomainName(element, attributes: ["hosts"])
        authInfo = try children.optional("authInfo").map { element throws(EPPError) in try AuthInfoElement(element) }
        try children.end()
    }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<DomainReport> {
        let shown = context.shownAuthInfo(
            domain.authInfo,
            isSponsor: domain.sponsor == context.client,
            hasCode: authInfo?.isEmpty == false
        )
        let report = DomainReport(domain, hosts: hosts, authInfo: shown, context.world)
        return Decision(report).answering(Namespace.domain) { report, xml in report.write(&xml) }
    }
}
