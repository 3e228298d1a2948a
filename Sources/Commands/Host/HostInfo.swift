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
        Decision(showing: HostReport(host, context.world), in: Namespace.host) { report, xml in report.write(&xml) }
    }
}

/// What info shows of a host (RFC 5732 §3.1.2).
package struct HostReport: Sendable {
    package let host: Host
    let roid: RepositoryObjectID
    let statuses: HostStatuses

    package init(_ host: Host, _ world: World) {
        self.host = host
        roid = world.roid(host.id, .host)
        statuses = host.shownStatuses(isLinked: world.isLinked(host: host.id))
    }

    /// A host as it was.
    init(_ image: HostImage, _ world: World) {
        host = image.host
        roid = world.roid(host.id, .host)
        statuses = host.shownStatuses(isLinked: image.isLinked)
    }

    /// Writes `host:infData`.
    package func write(_ xml: inout XMLWriter) {
        xml.element("host:infData", ("xmlns:host", Namespace.host)) { xml in
            xml.element("host:name", text: host.name)
            xml.roid("host:roid", roid)
            xml.statuses("host:status", statuses, host.statusNotes)
            for address in host.addresses {
                xml.element("host:addr", ("ip", address.version.rawValue), text: address.description)
            }
            xml.element("host:clID", text: host.sponsor)
            xml.element("host:crID", text: host.creator)
            xml.date("host:crDate", host.created)
            if let updater = host.updater { xml.element("host:upID", text: updater) }
            if let updated = host.updated { xml.date("host:upDate", updated) }
            if let transferred = host.transferred { xml.date("host:trDate", transferred) }
        }
    }
}
