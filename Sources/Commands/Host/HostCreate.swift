import EPP
import Registry
import XML

/// Makes a host: RFC 5732 §3.2.1.
package struct HostCreate: Command, PlacesHost {
    package static let key = CommandKey(.create, Namespace.host)
    package static let rules: [Rule<HostCreate>] = placementRules

    package let name: DomainName
    package let newAddresses: [IPAddress]

    package var newName: DomainName? { name }
    package var item: Item { Item(Namespace.host, "name", name.text) }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        name = try DomainName(children.required("name"))
        newAddresses = try children.addresses()
        try children.end()
    }

    /// Under wide glue anyone may make a host without addresses: it is the registrar's that sponsors the domain above.
    package func mayBeForOthers(under policy: PolicyInForce) -> Bool {
        policy.host.glue == .wide && newAddresses.isEmpty
    }

    package func decide(_: Void, _ context: Context) throws(EPPError) -> Decision<Host> {
        let superordinate = context.superordinate(of: name)
        var host = Host(
            name: name.text,
            id: context.newObject,
            superordinate: superordinate?.name,
            sponsor: superordinate?.sponsor ?? context.client,
            created: context.now
        )
        host.creator = context.client
        try host.add(newAddresses, context.policy)
        try host.checkGlue(former: nil, context.policy)
        return Decision(host, changes: { [.host($0)] }).answering(Namespace.host) { host, xml in
            xml.element("host:creData", ("xmlns:host", Namespace.host)) { xml in
                xml.element("host:name", text: host.name)
                xml.date("host:crDate", host.created)
            }
        }
    }
}
