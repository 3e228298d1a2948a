/// Which statuses a client may set and take off, one after the other.
enum StatusRows {
    enum Column: Hashable, Sendable { case part, status }

    static func cells(_ row: RowTable<Column>.Row) -> (part: String, status: String) {
        guard case .text(let part) = row.cell(.part), case .text(let status) = row.cell(.status) else {
            return ("", "")
        }
        return (part, status)
    }

    static let contact = table(
        [
            (.pass, "add", "clientUpdateProhibited"), (.fail, "add", "clientUpdateProhibited"),
            (.pass, "rem", "clientUpdateProhibited"), (.pass, "add", "clientDeleteProhibited"),
            (.fail, "add", "clientDeleteProhibited"),
        ] + refused("add", ["clientHold", "linked"] + pending + server)
            + [
                (.fail, "rem", "clientUpdateProhibited"), (.pass, "rem", "clientDeleteProhibited"),
                (.fail, "rem", "clientDeleteProhibited"),
            ] + refused("rem", pending + server)
    )

    static let host = table(
        [
            (.pass, "add", "clientUpdateProhibited"), (.pass, "rem", "clientUpdateProhibited"),
            (.pass, "add", "clientDeleteProhibited"),
        ] + refused("add", ["clientHold", "linked"] + pending + server)
            + [(.pass, "rem", "clientDeleteProhibited")]
            + refused("rem", ["clientHold", "clientHold", "linked"] + pending + server)
    )

    static let domain = table(
        [
            (.pass, "add", "clientDeleteProhibited"), (.pass, "add", "clientHold"),
            (.pass, "add", "clientRenewProhibited"),
            (.pass, "add", "clientTransferProhibited"), (.pass, "add", "clientUpdateProhibited"),
            (.fail, "add", "clientHold"), (.pass, "rem", "clientUpdateProhibited"),
        ] + refused("add", ["linked"] + pending + ["serverRenewProhibited", "serverTransferProhibited"] + server)
            + [
                (.pass, "rem", "clientDeleteProhibited"), (.pass, "rem", "clientHold"),
                (.pass, "rem", "clientRenewProhibited"), (.pass, "rem", "clientTransferProhibited"),
                (.fail, "rem", "invalidStatusCode"),
            ]
    )

    private static let server = ["serverDeleteProhibited", "serverUpdateProhibited", "invalidStatusCode"]

    private static let pending = ["ok", "pendingCreate", "pendingDelete", "pendingTransfer", "pendingUpdate"]

    private static func refused(_ part: String, _ statuses: [String]) -> [(RowTable<Column>.Expected, String, String)] {
        statuses.map { (.fail, part, $0) }
    }

    private static func table(_ rows: [(RowTable<Column>.Expected, String, String)]) -> RowTable<Column> {
        RowTable(rows.map { ($0.0, [.part: .text($0.1), .status: .text($0.2)]) })
    }
}
