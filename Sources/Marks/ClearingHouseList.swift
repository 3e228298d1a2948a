import EPP
import Registry

/// A list in the form of the clearing house: version and time of its making, names of the columns, lines of values with commas
/// between (RFC 9361, DNL list and SMD revocation list).
package struct ClearingHouseList: Sendable {
    /// The values of each line, behind the two that every list begins with.
    private let rows: [[String]]

    /// What is wrong with a list, and in which line.
    package struct Fault: Error, Equatable {
        package let line: Int
        package let text: String
    }

    /// Entries of a list.
    package static let most = 200_000

    /// Reads a list whose second line names these columns.
    private init(_ text: String, columns: [String]) throws(Fault) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let head = (lines.first ?? "").split(separator: ",", omittingEmptySubsequences: false)
        guard head.count == 2, head[0] == "1", Instant(String(head[1])) != nil else {
            throw Fault(line: 1, text: "the version 1 and a date are expected: 1,2026-01-01T00:00:00.0Z")
        }
        guard lines.count > 1, lines[1] == columns.joined(separator: ",") else {
            throw Fault(line: 2, text: "the columns are \(columns.joined(separator: ","))")
        }
        let count = lines.count - (lines.last?.isEmpty == true ? 3 : 2)
        guard count <= Self.most else { throw Fault(line: Self.most + 3, text: "\(Self.most) entries are the most") }
        var rows: [[String]] = []
        for (index, line) in lines.enumerated().dropFirst(2) where !line.isEmpty {
            let values = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard values.count == columns.count, !values.contains("") else {
                throw Fault(line: index + 1, text: "\(columns.count) values are expected")
            }
            rows.append(values)
        }
        self.rows = rows
    }

    private static func text(_ rows: [[String]], columns: [String], at now: Instant) -> String {
        ([["1", now.description], columns] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    }

    private static func instant(_ text: String, line: Int) throws(Fault) -> Instant {
        guard let instant = Instant(text) else { throw Fault(line: line, text: "\"\(text.prefix(40))\" is no date") }
        return instant
    }
}

/// Signed marks that were taken back.
extension ClearingHouseList {
    private static let revocationColumns = ["smd-id", "insertion-datetime"]

    package static func text(of revoked: [RevokedMark], at now: Instant) -> String {
        text(revoked.map { [$0.id, $0.at.description] }, columns: revocationColumns, at: now)
    }

    package static func revokedMarks(in text: String) throws(Fault) -> [RevokedMark] {
        let list = try ClearingHouseList(text, columns: revocationColumns)
        return try list.rows.enumerated().map { index, row throws(Fault) in
            guard row[0].isMarkID else {
                throw Fault(line: index + 3, text: "number and issuer are joined by a hyphen")
            }
            return RevokedMark(id: row[0], at: try instant(row[1], line: index + 3))
        }
    }
}

/// Labels of trademarks, with the keys by which their notices are found.
extension ClearingHouseList {
    private static let labelColumns = ["DNL", "lookup-key", "insertion-datetime"]

    /// Those of the clearing house alone.
    package static func text(of claims: TrademarkClaims, at now: Instant) -> String {
        let rows = claims.filter { $0.validator == TrademarkClaim.clearingHouse }.map { claim in
            [claim.label, claim.claimKey, (claim.inserted ?? now).description]
        }
        return text(rows, columns: labelColumns, at: now)
    }

    package static func claims(in text: String) throws(Fault) -> [TrademarkClaim] {
        let list = try ClearingHouseList(text, columns: labelColumns)
        return try list.rows.enumerated().map { index, row throws(Fault) in
            guard row[0].isMarkLabel else {
                throw Fault(line: index + 3, text: "a label has letters, digits and hyphens")
            }
            guard row[1].utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw Fault(line: index + 3, text: "a key has visible letters")
            }
            var claim = TrademarkClaim(label: row[0].lowercased(), claimKey: row[1])
            claim.inserted = try instant(row[2], line: index + 3)
            return claim
        }
    }
}
