import Journal

/// Evidence as Markdown (GitHub's), for issues and wikis.
///
/// Whatever comes from outside stands in code spans and fenced blocks: nothing in it is markup, a link or a mention.
struct MarkdownReport {
    let evidence: Evidence

    var bytes: [UInt8] {
        var text = "# Report\n\n\(Self.span(evidence.title))\n\n\(Self.span(evidence.summary))\n"
        if !evidence.claims.isEmpty { text += claims }
        text += happened
        if !evidence.frames.isEmpty { text += frames }
        text += "\nMock Registry \(evidence.version); dates are the registry's.\n"
        return Array(text.utf8)
    }

    private var claims: String {
        let rows = evidence.claims.enumerated().map { index, claim in
            [Self.span(claim.name ?? "claim \(index + 1)"), claim.holds ? "yes" : "**no**", claim.evidence]
        }
        return "\n## Claims\n\n" + Self.table(["claim", "holds", "entries"], rows)
    }

    private var happened: String {
        let rows = evidence.lines.map { line in
            let code = line.code.map(String.init) ?? ""
            return [
                String(line.number), line.time, line.session, Self.span(line.registrar), Self.span(line.what),
                line.code ?? 0 >= 2000 ? "**\(code)**" : code, Self.span(line.why),
                line.changes.map(Self.span).joined(separator: "<br>"), Self.span(line.clTRID), Self.span(line.svTRID),
            ]
        }
        let columns = ["entry", "time", "session", "registrar", "what", "result", "why", "changed", "clTRID", "svTRID"]
        return "\n## What happened\n\n" + Self.table(columns, rows)
    }

    private var frames: String {
        "\n## Frames\n\nPasswords and auth codes are masked.\n"
            + evidence.frames.map { entry in
                let way = entry.kind == .received ? "received" : "sent"
                let head = "\(entry.sequence): \(way), session \(entry.session), \(entry.time)"
                return "\n### \(head)\n\n\(Self.block(entry.frame ?? ""))"
            }.joined()
    }

    static func table(_ columns: [String], _ rows: [[String]]) -> String {
        let lines = [columns, columns.map { _ in "---" }] + rows
        return lines.map { "| \($0.joined(separator: " | ")) |\n" }.joined()
    }

    /// A code span: behind more backquotes than the text has in a row, with a table's bars escaped.
    ///
    /// A backslash before a bar would be taken with it, so that it gets a fullwidth one in its place.
    static func span(_ text: String) -> String {
        let text = text.printable
        if text.isEmpty { return "" }
        let fence = String(repeating: "`", count: longestRun(in: text) + 1)
        let isOdd = text.hasPrefix("`") || text.hasSuffix("`") || text.hasPrefix(" ") || text.hasSuffix(" ")
        let inner = text.replacing("\\|", with: "\u{FF3C}|").replacing("|", with: "\\|")
        // A backslash at the end would escape the bar behind the cell, were there no fence between.
        return isOdd ? "\(fence) \(inner) \(fence)" : "\(fence)\(inner)\(fence)"
    }

    static func block(_ text: String) -> String {
        let fence = String(repeating: "`", count: max(3, longestRun(in: text) + 1))
        return "\(fence)xml\n\(text.printableLines)\n\(fence)\n"
    }

    private static func longestRun(in text: String) -> Int {
        var (longest, run) = (0, 0)
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
