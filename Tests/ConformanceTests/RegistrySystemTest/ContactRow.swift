import XML

/// What a row about a contact sends, and how it is told again.
enum ContactRow {
    enum Column: Hashable, Sendable, CaseIterable {
        case id, form, name, org, street1, street2, street3, city, sp, pc, cc
        case voice, voiceExt, fax, faxExt, email, code
    }

    typealias Sent = [Column: String]

    /// The texts that stand for cells; columns that are not named are chosen.
    static func values(of cells: [Column: Cell], _ run: SystemRun) -> Sent {
        var sent: Sent = [:]
        for column in Column.allCases {
            switch cells[column] ?? .auto {
            case .empty: sent[column] = ""
            case .text(let text): sent[column] = text
            case .letters(let count): sent[column] = run.letters(count)
            case .pattern(let pattern, let count):
                sent[column] = pattern.replacing("*", with: run.letters(count))
            case .auto, .previous: sent[column] = chosen(column, run)
            }
        }
        return sent
    }

    private static func chosen(_ column: Column, _ run: SystemRun) -> String {
        switch column {
        case .id: "RST-\(run.letters(10))"
        case .form: "int"
        case .name: "Ada \(run.letters(6))"
        case .org: "Society of \(run.letters(6))"
        case .street1: "1 \(run.letters(8)) Street"
        case .street2, .street3: ""
        case .city: "Utrecht"
        case .sp: "Utrecht"
        case .pc: "3511 AA"
        case .cc: "NL"
        case .voice: "+31.302345678"
        case .voiceExt: "12"
        case .fax: "+31.302345679"
        case .faxExt: "34"
        case .email: "ada.\(run.letters(6))@example.com"
        case .code: run.code
        }
    }

    static func create(_ sent: Sent) -> String {
        let body = [
            RST.element("contact:id", sent[.id] ?? ""), postalInfo(sent), numbers(sent),
            RST.authInfo("contact", sent[.code] ?? ""),
        ]
        return RST.command("create", "contact", body.joined())
    }

    static func postalInfo(_ sent: Sent) -> String {
        let streets = [Column.street1, .street2, .street3].compactMap { sent[$0] }.filter { !$0.isEmpty }
        let address =
            streets.map { RST.element("contact:street", $0) }.joined() + RST.element("contact:city", sent[.city] ?? "")
            + RST.element("contact:sp", sent[.sp] ?? "") + RST.element("contact:pc", sent[.pc] ?? "")
            + RST.element("contact:cc", sent[.cc] ?? "")
        return RST.element(
            "contact:postalInfo",
            RST.element("contact:name", sent[.name] ?? "") + RST.element("contact:org", sent[.org] ?? "")
                + RST.element("contact:addr", address),
            "type=\"\(sent[.form] ?? "")\""
        )
    }

    /// Telephone numbers and the e-mail address.
    static func numbers(_ sent: Sent) -> String {
        number("voice", sent[.voice], sent[.voiceExt]) + number("fax", sent[.fax], sent[.faxExt])
            + RST.element("contact:email", sent[.email] ?? "")
    }

    private static func number(_ name: String, _ number: String?, _ ext: String?) -> String {
        RST.element("contact:\(name)", number ?? "", ext.map { $0.isEmpty ? "" : "x=\"\($0)\"" } ?? "")
    }

    /// What info tells otherwise than it was sent.
    static func differences(_ sent: Sent, _ told: SystemRun.Reply, _ columns: [Column]) -> [String] {
        let names: [Column: String] = [
            .id: "id", .name: "name", .org: "org", .street1: "street", .city: "city", .sp: "sp", .pc: "pc", .cc: "cc",
            .voice: "voice", .fax: "fax", .email: "email",
        ]
        var differing = columns.filter { column in names[column].map { told.text($0) != sent[column] } ?? false }
        let attributes: [(Column, String, String)] = [
            (.form, "postalInfo", "type"), (.voiceExt, "voice", "x"), (.faxExt, "fax", "x"),
        ]
        differing += attributes.filter { column, name, attribute in
            columns.contains(column) && told.all(name).first?[attribute: attribute] != sent[column]
        }.map(\.0)
        return differing.map { "\($0): sent \(sent[$0] ?? "")" }
    }
}
