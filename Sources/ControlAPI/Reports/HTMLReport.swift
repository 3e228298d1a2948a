import Journal
import XML

/// Evidence as one HTML page for people: no script, nothing that is loaded, light and dark, and fit for paper.
///
/// Whatever comes from outside is written as text.
struct HTMLReport {
    let evidence: Evidence

    var bytes: [UInt8] {
        Self.page(evidence.title, version: evidence.version) { page in
            page.element("p", text: evidence.summary.printable)
            if !evidence.claims.isEmpty { claims(&page) }
            happened(&page)
            if !evidence.frames.isEmpty { frames(&page) }
        }
    }

    /// A page with a title and what stands below it.
    static func page(_ title: String, version: String, _ body: (inout XMLWriter) -> Void) -> [UInt8] {
        var page = XMLWriter(capacity: 65_536)
        page.raw("<!DOCTYPE html>\n")
        page.element("html", ("lang", "en")) { page in
            page.element("head") { head(title, &$0) }
            page.element("body") { page in
                page.element("h1", text: title.printable)
                body(&page)
                page.element("footer", text: "Mock Registry \(version); dates are the registry's.")
            }
        }
        return page.finish()
    }

    private static func head(_ title: String, _ page: inout XMLWriter) {
        page.empty("meta", ("charset", "utf-8"))
        page.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        // Should anything ever pass for markup, it can load nothing and run nothing.
        page.empty(
            "meta",
            ["http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"]
        )
        page.element("title", text: title.printable)
        page.open("style")
        page.raw(style)
        page.close("style")
    }

    private func claims(_ page: inout XMLWriter) {
        page.element("section") { page in
            page.element("h2", text: "Claims")
            Self.table(["claim", "holds", "entries"], &page) { page in
                for (index, claim) in evidence.claims.enumerated() {
                    page.element("tr", ("class", claim.holds ? "holds" : "refused")) { page in
                        page.element("td", text: (claim.name ?? "claim \(index + 1)").printable)
                        page.element("td", text: claim.holds ? "yes" : "no")
                        page.element("td", text: claim.evidence)
                    }
                }
            }
        }
    }

    private func happened(_ page: inout XMLWriter) {
        let frames = Set(evidence.frames.map(\.sequence))
        var exchanges: [Int: [Int]] = [:]
        for exchange in evidence.exchanges {
            guard let verdict = exchange.verdict?.sequence else { continue }
            exchanges[verdict] = [exchange.request, exchange.response].compactMap { $0?.sequence }
        }
        page.element("section") { page in
            page.element("h2", text: "What happened")
            let columns = [
                "entry", "time", "session", "registrar", "what", "result", "why", "changed", "transaction", "frames",
            ]
            Self.table(columns, &page) { page in
                for line in evidence.lines {
                    let links = (exchanges[line.number] ?? []).filter(frames.contains)
                    page.element("tr", ("class", line.code ?? 0 >= 2000 ? "refused" : "")) { row(line, links, &$0) }
                }
            }
        }
    }

    private func row(_ line: EvidenceLine, _ links: [Int], _ page: inout XMLWriter) {
        let result = line.code.map(String.init) ?? ""
        let transaction = [line.clTRID, line.svTRID].filter { !$0.isEmpty }.joined(separator: " ")
        let cells = [String(line.number), line.time, line.session, line.registrar, line.what, result, line.why]
        for cell in cells { page.element("td", text: cell.printable) }
        page.element("td") { page in
            for change in line.changes { page.element("div", text: change.printable) }
        }
        page.element("td", text: transaction.printable)
        page.element("td") { page in
            for link in links {
                page.element("a", ("href", "#e\(link)"), text: String(link))
                page.text(" ")
            }
        }
    }

    private func frames(_ page: inout XMLWriter) {
        page.element("section") { page in
            page.element("h2", text: "Frames")
            page.element("p", text: "Passwords and auth codes are masked.")
            for entry in evidence.frames {
                let way = entry.kind == .received ? "received from" : "sent to"
                let who = entry.registrar.isEmpty ? "a client" : entry.registrar
                page.element("h3", ("id", "e\(entry.sequence)")) { page in
                    page.text("\(entry.sequence): \(way) \(who), session \(entry.session), \(entry.time)".printable)
                }
                page.element("pre", text: (entry.frame ?? "").printableLines)
            }
        }
    }

    /// A table that may be wider than the page.
    static func table(
        _ columns: [String],
        _ page: inout XMLWriter,
        _ rows: (inout XMLWriter) -> Void
    ) {
        page.element("div", ("class", "wide")) { page in
            page.element("table") { page in
                page.element("thead") { page in
                    page.element("tr") { page in
                        for column in columns { page.element("th", ("scope", "col"), text: column) }
                    }
                }
                page.element("tbody") { rows(&$0) }
            }
        }
    }

    private static let style: StaticString = """
        :root { color-scheme: light dark; --line: light-dark(#c9cdda, #454b60); --bad: light-dark(#a3121b, #ff9a9a);
          --muted: light-dark(#565d75, #a3abc4); }
        body { font: 15px/1.45 system-ui, sans-serif; margin: 1.5rem auto; max-width: 80rem; padding: 0 1rem; }
        h1, h2, h3 { line-height: 1.2; overflow-wrap: anywhere; }
        h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border-bottom: 1px solid var(--line); padding: .25rem .5rem .25rem 0; text-align: left; vertical-align: top; }
        td { overflow-wrap: anywhere; unicode-bidi: isolate; }
        .refused td { color: var(--bad); }
        pre { border: 1px solid var(--line); margin: 0; overflow-wrap: anywhere; padding: .5rem; white-space: pre-wrap; }
        footer { color: var(--muted); margin-top: 2rem; }
        @media print {
          :root { color-scheme: light; }
          body { font-size: 9pt; margin: 0; max-width: none; padding: 0; }
          .wide { overflow: visible; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
        }
        """
}
