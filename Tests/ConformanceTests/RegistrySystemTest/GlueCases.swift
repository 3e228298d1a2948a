import Registry

/// epp-25 to epp-27: hosts below domains of others.
enum GlueCases {
    static let all = [
        SystemCase("epp-25", isFor: \.hasHostObjects, belongToTheDomain),
        SystemCase("epp-26", isFor: { $0.hasHostObjects && $0.glue == .wide }, haveNoAddress),
        SystemCase("epp-27", isFor: \.hasHostObjects, serveNobody),
    ]

    private static let address = [(version: "v4", text: "208.77.190.202")]

    private static func belongToTheDomain(_ run: SystemRun) throws {
        let domain = try run.makeDomain("alpha")
        try run.refuse("beta", RST.host("ns1.\(domain)", address), "another's host with an address")
        let reply = try run.ask("beta", RST.host("ns2.\(domain)"))
        run.expect(reply.isSuccess == (run.mode.glue == .wide), "another's host without address: \(reply.code)")
        guard reply.isSuccess else { return }
        let told = try run.demand("beta", RST.of("info", "host", "ns2.\(domain)"), "info")
        run.expect(told.text("clID") == "alpha", "the host is sponsored by \(told.text("clID") ?? "nobody")")
    }

    private static func haveNoAddress(_ run: SystemRun) throws {
        let domain = try run.makeDomain("alpha", servers: ["ns1.\(run.letters(12)).icann"])
        try run.refuse("beta", RST.host("ns1.\(domain)", address), "another's host with an address")
    }

    private static func serveNobody(_ run: SystemRun) throws {
        let domain = try run.makeDomain("alpha", servers: ["ns1.\(run.letters(12)).icann"])
        let host = "ns1.\(domain)"
        guard try run.ask("beta", RST.host(host)).isSuccess else { return }
        let update = RST.update("domain", domain, "add", RST.hostObjects([host]))
        try run.refuse("alpha", update, "a delegation to a host without address")
    }
}
