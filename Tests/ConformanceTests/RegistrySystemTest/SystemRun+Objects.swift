import EPP
import Registry

/// The objects that the tests make before they begin.
extension SystemRun {
    /// A contact with fitting values.
    func makeContact(_ client: ClientID) throws -> String {
        let sent = ContactRow.values(of: [:], self)
        try demand(client, ContactRow.create(sent), "a contact")
        return sent[.id] ?? ""
    }

    /// A domain as it is made in this mode: with a registrant where one is needed.
    ///
    /// Name servers stand outside; none are given where `servers` is empty.
    @discardableResult
    func makeDomain(_ client: ClientID, _ name: String? = nil, years: Int = 1, servers: [String] = []) throws -> String
    {
        let name = name ?? freshName()
        try makeHosts(client, servers)
        try demand(client, domain(name, client, years: years, servers: servers), "a domain")
        return name
    }

    /// Host objects of these names, where there are such and they are not there yet.
    func makeHosts(_ client: ClientID, _ names: [String]) throws {
        guard mode.hasHostObjects else { return }
        for name in names {
            let reply = try ask(client, RST.host(name))
            expect(reply.isSuccess || reply.code == 2302, "a host is \(reply.code): \(reply.reason)")
        }
    }

    /// The create of a domain.
    func domain(_ name: String, _ client: ClientID, years: Int = 1, servers: [String] = [], registrant: String? = nil)
        throws -> String
    {
        let registrant = try registrant ?? (mode.isThick(client) ? makeContact(client) : nil)
        let body = [
            RST.element("domain:name", name), RST.element("domain:period", "\(years)", "unit=\"y\""),
            self.servers(servers), registrant.map { RST.element("domain:registrant", $0) } ?? "",
            RST.authInfo("domain", code),
        ]
        return RST.command("create", "domain", body.joined())
    }

    /// `<domain:ns>` in this mode's host model.
    func servers(_ names: [String]) -> String {
        guard !mode.hasHostObjects, !names.isEmpty else { return RST.hostObjects(names) }
        return RST.element("domain:ns", names.map { RST.hostAttribute($0) }.joined())
    }

    /// A host with an address, and the domain above it.
    func makeHost(_ client: ClientID, below domain: String? = nil) throws -> String {
        let domain = try domain ?? makeDomain(client)
        let name = "ns1.\(letters(8)).\(domain)"
        try demand(client, RST.host(name, [("v4", "208.77.190.199")]), "a host")
        return name
    }
}
