import Registry

/// What rows say of DNSSEC data: good ones, and each flaw alone.
enum SecDNSRow {
    typealias Column = DomainCreateCases.Column

    /// A key of Ed448 of the specification's choice.
    static let key = "7JCMl8WwNOyFNWF6GBuMlIdtf08Cr1bO/hToZ6xCvKcu4o5ShXBzbCgzTGJHovhoUgj9wsMA1aWA"

    static let good: [Column: Cell] = [
        .keyTag: .auto, .signerAlgorithm: "16", .digestType: "2", .digest: .auto, .flags: "257", .number: "3",
        .keyAlgorithm: "16", .key: .text(key),
    ]

    /// One after the other; a cell that was wrong is right again in the row after its last.
    static let flaws: [[Column: Cell]] = {
        let signer: [(Column, [Cell])] = [
            (.keyTag, [.empty]), (.signerAlgorithm, [.empty, "-1", "A", "123"]),
            (.digestType, [.empty, "-1", "A", "255"]),
            (.digest, [.empty]),
        ]
        let key: [(Column, [Cell])] = [
            (.flags, [.empty, "1", "256", "-1", "A"]), (.number, [.empty, "1", "256", "-1", "A"]),
            (.keyAlgorithm, [.empty, "-1", "A", "123"]), (.key, [.empty, "this is not a DNSKEY."]),
        ]
        return rows(signer, "dsData") + rows(key, "keyData")
    }()

    private static func rows(_ columns: [(Column, [Cell])], _ interface: String) -> [[Column: Cell]] {
        columns.flatMap { column, cells in
            cells.map { cell in good.merging([.interface: .text(interface), column: cell]) { $1 } }
        }
    }

    /// The row's record, as this interface writes it.
    static func record(_ row: RowTable<Column>.Row, _ interface: DNSSECPolicy.Interface, _ run: SystemRun) -> String {
        func text(_ column: Column, _ chosen: @autoclosure () -> String = "") -> String {
            switch row.cell(column) {
            case .text(let text): text
            case .auto: chosen()
            default: ""
            }
        }
        guard interface == .dsData else {
            return RST.element(
                "secDNS:keyData",
                RST.element("secDNS:flags", text(.flags)) + RST.element("secDNS:protocol", text(.number))
                    + RST.element("secDNS:alg", text(.keyAlgorithm)) + RST.element("secDNS:pubKey", text(.key))
            )
        }
        return RST.element(
            "secDNS:dsData",
            RST.element("secDNS:keyTag", text(.keyTag, "12346")) + RST.element("secDNS:alg", text(.signerAlgorithm))
                + RST.element("secDNS:digestType", text(.digestType))
                + RST.element("secDNS:digest", text(.digest, run.hexadecimal(32)))
        )
    }
}
