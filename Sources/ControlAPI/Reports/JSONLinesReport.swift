import JSON
import Journal

/// Evidence as lines of JSON for programs: each entry as the journal's call shows it, then each claim.
struct JSONLinesReport {
    let evidence: Evidence

    var bytes: [UInt8] {
        var lines: [UInt8] = []
        for entry in evidence.entries { lines += JournalEntryView(entry).json.bytes + [0x0A] }
        for claim in evidence.claims { lines += Self.line(Claim(claim: claim)) }
        return lines
    }

    private struct Claim: Encodable {
        let kind = "claim"
        let claim: JournalAssertion.Outcome
    }

    /// Line ends inside a text are escaped in JSON.
    private static func line(_ value: some Encodable) -> [UInt8] {
        guard let json = try? JSONParser.parse(JSONText.bytes(of: value)) else { return [] }
        return JSONValue(json).bytes + [0x0A]
    }
}
