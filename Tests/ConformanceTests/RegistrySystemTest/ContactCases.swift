import XML

/// epp-06 to epp-10: contacts, where the registrar's data model has them.
enum ContactCases {
    static let all = [
        SystemCase("epp-06", checks),
        SystemCase("epp-07", creates),
        SystemCase("epp-08", areTheSponsors),
        SystemCase("epp-09", updates),
        SystemCase("epp-10", deletes),
    ]

    private static let numberFlaws = ["+12345", "+1111.1", "55", "+1.", "+1.123456789012345", "+1.a", "+a.1"]
    private static let addressFlaws: [Cell] = [
        "example", "example.example", "@example.com", "@", .pattern("*@example.com", 65),
    ]

    private static func checks(_ run: SystemRun) throws {
        let free = "RST-\(run.letters(8))"
        for id in ["A", run.letters(17)] {
            let reply = try run.ask("alpha", RST.check("contact", [id]))
            let isRefused = [2001, 2004, 2005].contains(reply.code)
            run.expect(isRefused || reply.all("id").first?[attribute: "avail"] == "0", "\(id) is available")
        }
        let reply = try run.demand("alpha", RST.check("contact", ["ALPHA-1", "GAMMA-1", free]), "a check")
        run.expect(reply.all("id").map { $0[attribute: "avail"] } == ["0", "0", "1"], "check says otherwise")
    }

    private static let creations = RowTable<ContactRow.Column>(
        [
            (.pass, Dictionary(uniqueKeysWithValues: ContactRow.Column.allCases.map { ($0, Cell.auto) })),
            (.fail, [.id: .empty]), (.fail, [.id: .letters(17)]), (.fail, [.id: .auto, .form: "tni"]),
            (.fail, [.form: .empty]), (.fail, [.form: .auto, .name: .empty]),
            (.fail, [.name: .auto, .org: .letters(256)]), (.fail, [.org: .auto, .city: .empty]),
            (.fail, [.city: .auto, .cc: .empty]), (.fail, [.cc: .auto, .voice: .empty]),
            (.fail, [.voice: .auto, .email: .empty]), (.fail, [.org: .letters(256), .email: .auto]),
            (.fail, [.org: .auto, .street1: .letters(256)]), (.fail, [.street1: .auto, .city: .letters(256)]),
            (.fail, [.city: .auto, .cc: "XX"]), (.fail, [.cc: "U"]), (.fail, [.cc: "USA"]),
            // Not among the specification's rows, but among its errors.
            (.fail, [.cc: .auto, .fax: .empty]), (.pass, [.fax: .auto]),
        ] + numberFlaws.map { (.fail, [.voice: .text($0)]) }
            + numberFlaws.map { (.fail, [.voice: .auto, .fax: .text($0)]) }
            + addressFlaws.map { (.fail, [.fax: .auto, .email: $0]) }
    )

    private static func creates(_ run: SystemRun) throws {
        for row in creations.rows {
            let sent = ContactRow.values(of: row.cells, run)
            guard try run.play(row, of: "epp-07", "alpha", ContactRow.create(sent)), row.passes else { continue }
            let told = try run.demand("alpha", RST.of("info", "contact", sent[.id] ?? ""), "info")
            for difference in ContactRow.differences(sent, told, ContactRow.Column.allCases) {
                run.complain("epp-07 row \(row.number): \(difference)")
            }
        }
        guard run.mode.isSecondThin else { return }
        try run.refuse("beta", ContactRow.create(ContactRow.values(of: [:], run)), "a thin registrar's contact", 2306)
    }

    private static func areTheSponsors(_ run: SystemRun) throws {
        let id = try run.makeContact("alpha")
        try run.refuse("beta", RST.of("info", "contact", id), "info by another")
        let change = RST.element("contact:email", "else@example.com")
        try run.refuse("beta", RST.update("contact", id, "chg", change), "an update by another")
    }

    private static func updates(_ run: SystemRun) throws {
        let id = try run.makeContact("alpha")
        try changePostalInfo(of: id, run)
        try changeNumbers(of: id, run)
        for row in StatusRows.contact.rows {
            let (part, status) = StatusRows.cells(row)
            let command = RST.update("contact", id, part, RST.status("contact", status))
            guard try run.play(row, of: "epp-09 status", "alpha", command) else { continue }
            let told = try run.demand("alpha", RST.of("info", "contact", id), "info").statuses()
            run.expect(told.contains(status) == (part == "add"), "epp-09 status row \(row.number): info has \(told)")
        }
    }

    private static func changePostalInfo(of id: String, _ run: SystemRun) throws {
        let table = RowTable<ContactRow.Column>([
            (.pass, [.form: .auto]), (.fail, [.form: "tni"]), (.fail, [.form: .empty]),
            (.fail, [.form: .auto, .name: .empty]), (.fail, [.name: .auto, .org: .letters(256)]),
            (.fail, [.org: .auto, .city: .empty]), (.fail, [.city: .auto, .cc: .empty]),
            (.fail, [.cc: .auto, .name: .letters(256)]), (.fail, [.name: .auto, .street1: .letters(256)]),
            (.fail, [.street1: .auto, .city: .letters(256)]), (.fail, [.city: .auto, .cc: "XX"]), (.fail, [.cc: "U"]),
            (.fail, [.cc: "USA"]),
        ])
        for row in table.rows {
            let sent = ContactRow.values(of: row.cells, run)
            let command = RST.update("contact", id, "chg", ContactRow.postalInfo(sent))
            guard try run.play(row, of: "epp-09 postalInfo", "alpha", command) else { continue }
            let told = try run.demand("alpha", RST.of("info", "contact", id), "info")
            let columns: [ContactRow.Column] = [.form, .name, .org, .street1, .city, .sp, .pc, .cc]
            run.complaintsAbout("epp-09", ContactRow.differences(sent, told, columns))
        }
    }

    private static func changeNumbers(of id: String, _ run: SystemRun) throws {
        let table = RowTable<ContactRow.Column>(
            [(.pass, [.voice: .auto])] + numberFlaws.map { (.fail, [.voice: .text($0)]) }
                + numberFlaws.map { (.fail, [.voice: .auto, .fax: .text($0)]) }
                + addressFlaws.map { (.fail, [.fax: .auto, .email: $0]) }
        )
        for row in table.rows {
            let sent = ContactRow.values(of: row.cells, run)
            let command = RST.update("contact", id, "chg", ContactRow.numbers(sent))
            guard try run.play(row, of: "epp-09 other", "alpha", command) else { continue }
            let told = try run.demand("alpha", RST.of("info", "contact", id), "info")
            run.complaintsAbout(
                "epp-09",
                ContactRow.differences(sent, told, [.voice, .voiceExt, .fax, .faxExt, .email])
            )
        }
    }

    private static func deletes(_ run: SystemRun) throws {
        let id = try run.makeContact("alpha")
        try run.demand("alpha", RST.of("delete", "contact", id), "a delete")
        try run.refuse("alpha", RST.of("info", "contact", id), "info of what is deleted", 2303)
    }
}

extension SystemRun {
    func complaintsAbout(_ id: String, _ texts: [String]) { for text in texts { complain("\(id): \(text)") } }
}
