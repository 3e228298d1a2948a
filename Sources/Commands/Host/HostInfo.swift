import EPP
import Registry
import XML

/// Shows a host to whoever asks: RFC 5732 §3.1.2.
package struct HostInfo: HostCommand {
    package static let key = CommandKey(.info, Namespace.host)
    package static let rules: [Rule<HostInfo>] = []

    package let name: DomainName

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        name = try DomainName(children.required("name"))
        try children.end()
    }

    package func decide(_ host: Host, _ context: Context) throws(EPPError) -> Decision<HostReport> {
        Decision(HostReport(host, context.world)).answering(Namespace.host) { report, xml in report.write(&xml) }
    }
}
