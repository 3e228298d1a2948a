import XML

/// epp-05, epp-11 to epp-13, epp-23 and epp-24: host objects, where there are such.
enum HostCases {
    static let all = [
        SystemCase("epp-05", isFor: \.hasHostObjects, checks),
        SystemCase("epp-11", isFor: \.hasHostObjects, creates),
        SystemCase("epp-12", isFor: \.hasHostObjects, areTheSponsors),
        SystemCase("epp-13", isFor: \.hasHostObjects, updates),
        SystemCase("epp-23", isFor: \.hasHostObjects, renames),
        SystemCase("epp-24", isFor: \.hasHostObjects, deletes),
    ]

    private static func checks(_ run: SystemRun) throws {
        for name in ["!.\(Mode.zone)", "-\(run.letters(6)).net", "ns_1.outside.net"] {
            let reply = try run.ask("alpha", RST.check("host", [name]))
            let isRefused = [2001, 2004, 2005].contains(reply.code)
            run.expect(isRefused || reply.all("name").first?[attribute: "avail"] == "0", "\(name) is available")
        }
        let names = ["ns1.alpha-1.example", "ns1.\(run.freshName())"]
        let reply = try run.demand("alpha", RST.check("host", names), "a check")
        run.expect(reply.all("name").map { $0[attribute: "avail"] } == ["0", "1"], "check says otherwise")
    }

    private enum Column: Hashable, Sendable { case name, parent, version, address }

    private static func inside(_ host: String) -> Cell { .pattern("\(host).*.\(Mode.zone)", 18) }

    private static let creations = RowTable<Column>([
        (.pass, [.name: .pattern("ns1.epp-11.rst.*.icann", 18), .parent: "no", .version: .empty, .address: .empty]),
        (.fail, [.name: .pattern("!.epp-11.rst.*.icann", 18)]), (.fail, [.name: inside("ns1.epp-11.rst")]),
        (.pass, [.name: .previous, .parent: "yes", .version: "v4", .address: "208.77.190.196"]),
        (.fail, [.name: inside("ns2.epp-11.rst"), .address: .empty]),
        (.fail, [.name: .previous, .address: "2602:800:900e:1257::4"]), (.fail, [.address: "208.77.190"]),
        (.fail, [.address: "a.b.c.d"]), (.fail, [.address: "256.1.1.1"]), (.fail, [.address: "1.2.3.4.5"]),
        (.fail, [.address: "127.0.0.1"]), (.fail, [.version: "v5", .address: "208.77.190.197"]),
        (.pass, [.name: inside("ns3.epp-11.rst"), .version: "v6", .address: "2602:800:900e:1257::5"]),
        (.fail, [.name: inside("ns3.epp-11.rst"), .address: .empty]),
        (.fail, [.name: .previous, .address: "208.77.190.198"]), (.fail, [.address: "::"]), (.fail, [.address: "::1"]),
        (.fail, [.address: "::X"]), (.fail, [.address: "NOT::HEX::"]),
    ])

    private static func creates(_ run: SystemRun) throws {
        var name = ""
        for row in creations.rows {
            if case .pattern(let pattern, let count) = row.cell(.name) {
                name = pattern.replacing("*", with: run.letters(count))
            }
            if row.cell(.parent) == "yes" { try makeParent(of: name, run) }
            let addresses = addresses(row.cell(.version), row.cell(.address))
            guard try run.play(row, of: "epp-11", "alpha", RST.host(name, addresses)) else { continue }
            let told = try run.demand("alpha", RST.of("info", "host", name), "info")
            run.expect(told.texts("addr") == addresses.map(\.text), "epp-11 row \(row.number): \(told.texts("addr"))")
        }
    }

    /// The registered name above a host.
    private static func makeParent(of host: String, _ run: SystemRun) throws {
        let name = host.split(separator: ".").suffix(2).joined(separator: ".")
        let check = try run.demand("alpha", RST.check("domain", [name]), "a check")
        if check.all("name").first?[attribute: "avail"] == "1" { try run.makeDomain("alpha", name) }
    }

    private static func addresses(_ version: Cell, _ address: Cell) -> [(version: String, text: String)] {
        guard case .text(let version) = version else { return [] }
        guard case .text(let address) = address else { return [(version, "")] }
        return [(version, address)]
    }

    private static func areTheSponsors(_ run: SystemRun) throws {
        let name = try run.makeHost("alpha")
        let added = RST.hostAddresses([("v4", "208.77.190.200")])
        try run.refuse("beta", RST.update("host", name, "add", added), "an update by another", 2201)
    }

    private static func updates(_ run: SystemRun) throws {
        let name = try run.makeHost("alpha")
        for row in StatusRows.host.rows {
            let (part, status) = StatusRows.cells(row)
            let command = RST.update("host", name, part, RST.status("host", status))
            guard try run.play(row, of: "epp-13 status", "alpha", command) else { continue }
            let told = try run.demand("alpha", RST.of("info", "host", name), "info").statuses()
            run.expect(told.contains(status) == (part == "add"), "epp-13 status row \(row.number): info has \(told)")
        }
        let rows: [(Bool, String, String, String)] =
            [(true, "add", "v4", "208.77.190.192"), (false, "add", "v4", "")]
            + ["2602:800:900e:1257::1", "208.77.190", "a.b.c.d", "256.1.1.1", "1.2.3.4.5"].map {
                (false, "add", "v4", $0)
            }
            + [(false, "add", "v5", "208.77.190.193"), (true, "add", "v6", "2602:800:900e:1257::2")]
            + ["208.77.190.194", "::", "::1", "::X", "NOT::HEX::"].map { (false, "add", "v6", $0) }
            + [(false, "rem", "v4", "208.77.190.195"), (false, "rem", "v6", "2602:800:900e:1257::3")]
        for (passes, part, version, address) in rows {
            let command = RST.update("host", name, part, RST.hostAddresses([(version, address)]))
            let reply = try run.ask("alpha", command)
            run.expect(reply.isSuccess == passes, "epp-13 \(part) \(version) \(address): \(reply.code) \(reply.reason)")
            guard reply.isSuccess else { continue }
            let told = try run.demand("alpha", RST.of("info", "host", name), "info").texts("addr")
            run.expect(told.contains(address), "epp-13: info lacks \(address)")
        }
    }

    private static func renames(_ run: SystemRun) throws {
        var name = "ns1.epp-23.rst.\(run.letters(18)).icann"
        try run.demand("alpha", RST.host(name), "a host")
        func rename(to other: String, adding: String = "") -> String {
            let added = adding.isEmpty ? "" : RST.element("host:add", adding)
            let chg = RST.element("host:chg", RST.element("host:name", other))
            return RST.command("update", "host", RST.element("host:name", name) + added + chg)
        }
        try run.refuse("alpha", rename(to: "!.invalid"), "a name that is none")
        let outside = "ns1.epp-23.rst.\(run.letters(18)).icann"
        try run.demand("alpha", rename(to: outside), "a rename to another top-level domain")
        name = outside
        // An internal host has an address here (RFC 5732 §3.2.1), so one comes with its new name.
        let address = RST.hostAddresses([("v4", "208.77.190.201")])
        let check = try run.demand("alpha", RST.check("domain", ["fresh.example"]), "a check")
        run.expect(check.all("name").first?[attribute: "avail"] == "0", "the name of another is free")
        let foreign = "ns1.epp-23.rst.\(run.letters(18)).fresh.example"
        try run.refuse("alpha", rename(to: foreign, adding: address), "a rename below another's domain")
        let parent = run.freshName()
        let inside = "ns1.epp-23.rst.\(parent)"
        try run.refuse("alpha", rename(to: inside, adding: address), "a rename below no domain")
        try run.makeDomain("alpha", parent)
        try run.demand("alpha", rename(to: inside, adding: address), "a rename below an own domain")
        let told = try run.demand("alpha", RST.of("info", "host", inside), "info of the new name")
        run.expect(told.text("name") == inside, "the host is not renamed")
        name = "ns1.epp-23.rst.\(run.letters(18)).icann"
        try run.makeDomain("beta", servers: [])
        try run.demand("alpha", RST.host(name), "a host")
        try run.makeDomain("beta", servers: [name])
        try run.refuse("alpha", rename(to: "ns9.\(name)"), "a rename of what others use", 2305)
    }

    private static func deletes(_ run: SystemRun) throws {
        for name in ["ns1.epp-24.rst.\(run.letters(18)).icann", try run.makeHost("alpha")] {
            try run.ask("alpha", RST.host(name))
            try run.demand("alpha", RST.of("delete", "host", name), "a delete")
            try run.refuse("alpha", RST.of("info", "host", name), "info of what is deleted", 2303)
        }
    }
}
