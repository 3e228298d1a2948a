import EPP
import Registry
import XML

/// epp-14 and epp-15: domains are made, and what they use stays.
enum DomainCreateCases {
    static let all = [SystemCase("epp-14", creates), SystemCase("epp-15", keepWhatIsUsed)]

    enum Column: Hashable, Sendable {
        case name, period, unit, model, registrant, hosts, ns1, v4, v6
        case interface, keyTag, signerAlgorithm, digestType, digest, flags, number, keyAlgorithm, key
    }

    private static let name = Cell.pattern("rst*.\(Mode.zone)", 18)
    private static let addressFlaws = ["208.77.190", "a.b.c.d", "256.1.1.1", "1.2.3.4.5"]

    /// In the specification the rows about DNSSEC inherit `attributes` from those before them; here they are played
    /// under both host models.
    static let rows = RowTable<Column>(
        [
            (
                .pass,
                SecDNSRow.good.merging([
                    .name: name, .period: "1", .unit: "y", .model: "any", .registrant: .auto, .hosts: "either",
                    .ns1: "ns1.epp-14.rst.icann", .v4: .empty, .v6: .empty, .interface: "either",
                ]) { $1 }
            ),
            (.fail, [.name: .pattern("rst*.\(Mode.zone)", 64)]), (.fail, [.name: .pattern("xn--*.\(Mode.zone)", 59)]),
            (.fail, [.name: .pattern("xx--*.\(Mode.zone)", 18)]), (.pass, [.name: name, .period: "10"]),
            (.fail, [.period: "11"]), (.fail, [.period: "-1"]), (.fail, [.period: "1.5"]),
            (.fail, [.period: "1", .unit: "x"]),
            (.fail, [.unit: "y", .model: "maximum", .registrant: .letters(16)]), (.fail, [.registrant: .empty]),
            (.fail, [.model: "any", .registrant: .auto, .hosts: "attributes", .ns1: .auto]),
            (.pass, [.v4: "208.77.190.199"]), (.fail, [.v4: "2602:800:900e:1257::6"]),
        ] + addressFlaws.map { (.fail, [.v4: .text($0)]) } + [
            (.pass, [.v4: .empty, .v6: "2602:800:900e:1257::7"]), (.fail, [.v6: "208.77.190.200"]),
        ] + ["::", "::1", "::X", "NOT::HEX::"].map { (.fail, [.v6: .text($0)]) }
            + SecDNSRow.flaws.enumerated().map { number, flaw in
                (.fail, number == 0 ? flaw.merging([.hosts: "either", .ns1: .empty, .v6: .empty]) { $1 } : flaw)
            }
    )

    private static func creates(_ run: SystemRun) throws {
        for client in Mode.parties {
            for row in rows.rows where isPlayed(row, client, run.mode) {
                let name = text(row.cell(.name), run)
                guard try run.play(row, of: "epp-14", client, command(row, name, client, run)) else { continue }
                try compare(name, row, client, run)
            }
            try refuseTheOtherModel(client, run)
        }
    }

    private static func isPlayed(_ row: RowTable<Column>.Row, _ client: ClientID, _ mode: Mode) -> Bool {
        row.isFor(.model, "any", mode.isThick(client) ? "maximum" : "minimum")
            && row.isFor(.hosts, "either", mode.hasHostObjects ? "objects" : "attributes")
            && row.isFor(.interface, "either", mode.interface.rawValue)
    }

    private static func text(_ cell: Cell, _ run: SystemRun) -> String {
        switch cell {
        case .text(let text): text
        case .letters(let count): run.letters(count)
        case .pattern(let pattern, let count): pattern.replacing("*", with: run.letters(count))
        case .empty, .auto, .previous: ""
        }
    }

    private static func command(
        _ row: RowTable<Column>.Row,
        _ name: String,
        _ client: ClientID,
        _ run: SystemRun
    ) throws -> String {
        var registrant = text(row.cell(.registrant), run)
        if row.cell(.registrant) == .auto, run.mode.isThick(client) { registrant = try run.makeContact(client) }
        let body = [
            RST.element("domain:name", name),
            RST.element("domain:period", text(row.cell(.period), run), "unit=\"\(text(row.cell(.unit), run))\""),
            try servers(row, name, client, run),
            registrant.isEmpty ? "" : RST.element("domain:registrant", registrant),
            RST.authInfo("domain", run.code),
        ]
        let data = RST.secDNS("create", SecDNSRow.record(row, run.mode.interface, run))
        return RST.command("create", "domain", body.joined(), adding: data)
    }

    private static func servers(
        _ row: RowTable<Column>.Row,
        _ name: String,
        _ client: ClientID,
        _ run: SystemRun
    ) throws -> String {
        let first = row.cell(.ns1) == .auto ? "ns1.\(name)" : text(row.cell(.ns1), run)
        let names = [first, "ns2.epp-14.rst.icann"].filter { !$0.isEmpty }
        guard !run.mode.hasHostObjects else {
            try run.makeHosts(client, names)
            return RST.hostObjects(names)
        }
        let addresses = [("v4", row.cell(.v4)), ("v6", row.cell(.v6))].filter { $0.1 != .empty }
            .map { (version: $0.0, text: text($0.1, run)) }
        return RST.element(
            "domain:ns",
            names.map { RST.hostAttribute($0, $0 == first ? addresses : []) }.joined()
        )
    }

    private static func compare(_ name: String, _ row: RowTable<Column>.Row, _ client: ClientID, _ run: SystemRun)
        throws
    {
        let told = try run.demand(client, RST.of("info", "domain", name), "info")
        run.expect(told.text("roid")?.hasSuffix("-EXAMPLE") == true, "the roid is \(told.text("roid") ?? "missing")")
        let (made, ends) = (told.text("crDate") ?? "", told.text("exDate") ?? "")
        let years = (Int(ends.prefix(4)) ?? 0) - (Int(made.prefix(4)) ?? 0)
        run.expect("\(years)" == text(row.cell(.period), run), "epp-14 row \(row.number): \(made) to \(ends)")
        run.expect(told.text("crID") == client && told.text("clID") == client, "clID or crID is another's")
        let record = run.mode.interface == .dsData ? "dsData" : "keyData"
        run.expect(told.all(record).count == 1, "epp-14 row \(row.number): DNSSEC data are missing")
    }

    /// What the other data model and the other host model would send, and hosts that there are not.
    private static func refuseTheOtherModel(_ client: ClientID, _ run: SystemRun) throws {
        let registrant = run.mode.isThick(client) ? "" : "ALPHA-1"
        let command = try run.domain(run.freshName(), client, registrant: registrant)
            .replacing(RST.element("domain:registrant", ""), with: "")
        try run.refuse(client, command, "a registrant against the data model")
        let servers = try run.domain(run.freshName(), client, servers: ["ns1.absent.icann"])
        if run.mode.hasHostObjects { try run.refuse(client, servers, "a host that there is not", 2303) }
        let attribute = RST.element("domain:ns", RST.hostAttribute("ns1.epp-14.rst.icann"))
        let objects = RST.hostObjects(["ns1.epp-14.rst.icann"])
        let own = run.servers(["ns1.absent.icann"])
        let other = servers.replacing(own, with: run.mode.hasHostObjects ? attribute : objects)
        try run.refuse(client, other, "the other host model", 2306)
        try run.makeDomain(client)
    }

    private static func keepWhatIsUsed(_ run: SystemRun) throws {
        let host = "ns1.epp-15.rst.\(run.letters(8)).icann"
        let contact = try run.makeContact("alpha")
        try run.makeHosts("alpha", [host])
        let command = try run.domain(run.freshName(), "alpha", servers: [host], registrant: contact)
        try run.demand("alpha", command, "a domain")
        try run.refuse("alpha", RST.of("delete", "contact", contact), "a delete of a contact that is used", 2305)
        guard run.mode.hasHostObjects else { return }
        try run.refuse("alpha", RST.of("delete", "host", host), "a delete of a host that is used", 2305)
    }
}
