import Registry
import XML

/// epp-16 and epp-21: domains are changed, and deleted.
enum DomainUpdateCases {
    static let all = [SystemCase("epp-16", updates), SystemCase("epp-21", deletes)]

    private static func updates(_ run: SystemRun) throws {
        let name = try run.makeDomain("alpha")
        try changeStatuses(of: name, run)
        if run.mode.hasHostObjects { try changeHosts(of: name, run) } else { try changeAttributes(of: name, run) }
        try changeRecords(of: name, run)
        let registrant = try run.makeContact("alpha")
        let change = RST.element("domain:registrant", registrant)
        try run.demand("alpha", RST.update("domain", name, "chg", change), "another registrant")
        let told = try run.demand("alpha", RST.of("info", "domain", name), "info")
        run.expect(told.text("registrant") == registrant, "the registrant is not changed")
        let unknown = RST.element("domain:registrant", "RST-NOBODY")
        try run.refuse("alpha", RST.update("domain", name, "chg", unknown), "a registrant that there is not", 2303)
        try run.refuse("beta", RST.update("domain", name, "chg", change), "an update by another", 2201)
    }

    private static func changeStatuses(of name: String, _ run: SystemRun) throws {
        for row in StatusRows.domain.rows {
            let (part, status) = StatusRows.cells(row)
            let command = RST.update("domain", name, part, RST.status("domain", status))
            guard try run.play(row, of: "epp-16 status", "alpha", command) else { continue }
            let told = try run.demand("alpha", RST.of("info", "domain", name), "info").statuses()
            run.expect(told.contains(status) == (part == "add"), "epp-16 status row \(row.number): info has \(told)")
        }
    }

    private static func changeHosts(of name: String, _ run: SystemRun) throws {
        let host = "ns1.epp-16.rst.\(run.letters(18)).icann"
        let servers = RST.hostObjects([host])
        try run.refuse("alpha", RST.update("domain", name, "add", servers), "epp-16 ns row 0", 2303)
        try run.makeHosts("alpha", [host])
        for (number, part) in ["add", "rem"].enumerated() {
            try run.demand("alpha", RST.update("domain", name, part, servers), "epp-16 ns row \(2 * number + 1)")
            let told = try run.demand("alpha", RST.of("info", "domain", name), "info").texts("hostObj")
            run.expect(told == (part == "add" ? [host] : []), "epp-16: info has \(told)")
            try run.refuse("alpha", RST.update("domain", name, part, servers), "epp-16 ns row \(2 * number + 2)")
        }
        let attribute = RST.element("domain:ns", RST.hostAttribute(host))
        try run.refuse("alpha", RST.update("domain", name, "add", attribute), "the other host model", 2306)
    }

    private static func changeAttributes(of name: String, _ run: SystemRun) throws {
        let outside = "ns1.epp-16.rst.\(run.letters(18)).icann"
        let none: [(version: String, text: String)] = []
        let rows: [(Bool, String, String, [(version: String, text: String)])] =
            [
                (true, "add", outside, none), (false, "add", outside, none), (true, "rem", outside, none),
                (false, "rem", outside, none), (false, "add", "ns2.epp-16.rst.\(name)", none),
                (true, "add", "ns2.epp-16.rst.\(name)", [("v4", "208.77.190.196")]),
                (false, "add", "ns3.epp-16.rst.\(name)", none),
            ]
            + ["", "2602:800:900e:1257::4", "208.77.190", "a.b.c.d", "256.1.1.1", "1.2.3.4.5", "127.0.0.1"].map {
                (false, "add", "ns3.epp-16.rst.\(name)", [("v4", $0)])
            } + [
                (false, "add", "ns4.epp-16.rst.\(name)", [("v5", "208.77.190.197")]),
                (true, "add", "ns5.epp-16.rst.\(name)", [("v6", "2602:800:900e:1257::5")]),
            ]
            + ["", "208.77.190.198", "::", "::1", "::X", "NOT::HEX::"].map {
                (false, "add", "ns6.epp-16.rst.\(name)", [("v6", $0)])
            }
        for (passes, part, host, addresses) in rows {
            let servers = RST.element("domain:ns", RST.hostAttribute(host, addresses))
            let reply = try run.ask("alpha", RST.update("domain", name, part, servers))
            run.expect(reply.isSuccess == passes, "epp-16 \(part) \(host) \(addresses): \(reply.code) \(reply.reason)")
            guard reply.isSuccess else { continue }
            let told = try run.demand("alpha", RST.of("info", "domain", name), "info")
            run.expect(told.texts("hostName").contains(host) == (part == "add"), "epp-16: \(told.texts("hostName"))")
            run.expect(
                addresses.allSatisfy { told.texts("hostAddr").contains($0.text) },
                "epp-16: an address is missing"
            )
        }
        let object = RST.hostObjects([outside])
        try run.refuse("alpha", RST.update("domain", name, "add", object), "the other host model", 2306)
    }

    private static func changeRecords(of name: String, _ run: SystemRun) throws {
        let interface = run.mode.interface
        func update(_ part: String, _ record: String) -> String {
            let data = RST.secDNS("update", RST.element("secDNS:\(part)", record))
            return RST.command("update", "domain", RST.element("domain:name", name), adding: data)
        }
        let table = RowTable<SecDNSRow.Column>(
            [(.pass, SecDNSRow.good.merging([.interface: .text(interface.rawValue)]) { $1 })]
                + SecDNSRow.flaws.map { (.fail, $0) }
        )
        for row in table.rows.dropFirst() where row.isFor(.interface, interface.rawValue) {
            let record = SecDNSRow.record(row, interface, run)
            _ = try run.play(row, of: "epp-16 DNSSEC", "alpha", update("add", record))
        }
        let record = SecDNSRow.record(table.rows[0], interface, run)
        let element = interface == .dsData ? "dsData" : "keyData"
        try run.refuse("alpha", update("rem", record), "a record that is not there is taken off")
        for (part, count) in [("add", 1), ("rem", 0)] {
            try run.demand("alpha", update(part, record), "epp-16 DNSSEC \(part)")
            let told = try run.demand("alpha", RST.of("info", "domain", name), "info").all(element)
            run.expect(told.count == count, "epp-16: \(told.count) records after \(part)")
            try run.refuse("alpha", update(part, record), "epp-16 DNSSEC \(part) once more")
        }
        let other = interface == .dsData ? DNSSECPolicy.Interface.keyData : .dsData
        let foreign = SecDNSRow.record(table.rows[0], other, run)
        try run.refuse("alpha", update("add", foreign), "the other interface", 2306)
    }

    private static func deletes(_ run: SystemRun) throws {
        let host = "ns1.epp-21.rst.\(run.letters(8)).icann"
        let contact = try run.makeContact("alpha")
        try run.makeHosts("alpha", [host])
        let name = run.freshName()
        try run.demand("alpha", try run.domain(name, "alpha", servers: [host], registrant: contact), "a domain")
        let reply = try run.demand("alpha", RST.of("delete", "domain", name), "a delete")
        run.expect(reply.code == 1000, "a delete in the add grace period is \(reply.code)")
        try run.refuse("alpha", RST.of("info", "domain", name), "info of what is deleted", 2303)
        let rest = [("contact", contact)] + (run.mode.hasHostObjects ? [("host", host)] : [])
        for (kind, name) in rest {
            try run.demand("alpha", RST.of("delete", kind, name), "a delete of a \(kind)")
            try run.refuse("alpha", RST.of("info", kind, name), "info of what is deleted", 2303)
        }
        let old = try run.demand("alpha", RST.of("delete", "domain", "thin.example"), "a delete of an old domain")
        let told = try run.demand("alpha", RST.of("info", "domain", "thin.example"), "info").statuses()
        run.expect(old.code == 1001 && told.contains("pendingDelete"), "an old domain: \(old.code), \(told)")
    }
}
