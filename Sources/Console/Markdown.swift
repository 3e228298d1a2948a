/// The Markdown of the manual as HTML: headings, paragraphs, lists, tables, code, links; comments are left out.
///
/// Whatever stands in a page comes out as text: no HTML of its own passes.
struct Markdown {
    /// What the page's first heading says.
    private(set) var title = ""
    private(set) var html = ""
    /// Where a link leads.
    private let target: (String) -> String
    private var lines: ArraySlice<Substring>

    /// Reads a page; `target` says where its links lead.
    init(_ text: String, target: @escaping (String) -> String) {
        self.target = target
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = lines.first { takeBlock(line) }
    }

    private mutating func takeBlock(_ line: Substring) {
        if line.isEmpty || line.hasPrefix("<!--") {
            lines.removeFirst()
        } else if line.hasPrefix("#") {
            takeHeading()
        } else if line.hasPrefix("```") {
            takeCode()
        } else if line.hasPrefix("|") {
            takeTable()
        } else if line.listMark != nil {
            takeList()
        } else {
            html += "<p>\(inline(takeWhile(\.isInsideParagraph).joined(separator: "\n")))</p>\n"
        }
    }

    private mutating func takeHeading() {
        let line = lines.removeFirst()
        let level = min(6, line.prefix { $0 == "#" }.count)
        let text = line.drop { $0 == "#" || $0 == " " }
        if level == 1, title.isEmpty { title = text.filter { $0 != "`" } }
        html += "<h\(level) id=\"\(Self.anchor(text))\">\(inline(text.replacing("``", with: "")))</h\(level)>\n"
    }

    /// As forges make it of a heading: small letters, hyphens for spaces, no punctuation.
    static func anchor(_ heading: Substring) -> String {
        heading.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }.replacing(" ", with: "-")
    }

    private mutating func takeCode() {
        lines.removeFirst()
        let code = takeWhile { !$0.hasPrefix("```") }.joined(separator: "\n")
        lines = lines.dropFirst()
        html += "<pre tabindex=\"0\"><code>\(Self.escaped(code))</code></pre>\n"
    }

    private mutating func takeTable() {
        let rows = takeWhile { $0.hasPrefix("|") }.map(Self.cells)
        guard let head = rows.first else { return }
        html += "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>"
        html += head.map { "<th scope=\"col\">\(inline($0))</th>" }.joined() + "</tr></thead>\n<tbody>\n"
        for row in rows.dropFirst(2) { html += "<tr>" + row.map { "<td>\(inline($0))</td>" }.joined() + "</tr>\n" }
        html += "</tbody>\n</table></div>\n"
    }

    /// A bar behind a backslash is part of its cell.
    private static func cells(_ line: Substring) -> [String] {
        line.dropFirst().replacing("\\|", with: "\0").split(separator: "|", omittingEmptySubsequences: false)
            .dropLast().map { $0.trimming(" ").replacing("\0", with: "|") }
    }

    /// What is indented below an item is part of it.
    private mutating func takeList() {
        let isOrdered = lines.first?.first?.isNumber == true
        html += isOrdered ? "<ol>\n" : "<ul>\n"
        while let line = lines.first, let mark = line.listMark {
            lines.removeFirst()
            let rest = takeWhile { $0.hasPrefix("  ") }.map { $0.drop { $0 == " " } }
            html += "<li>\(inline(([line.dropFirst(mark)] + rest).joined(separator: "\n")))</li>\n"
        }
        html += isOrdered ? "</ol>\n" : "</ul>\n"
    }

    private mutating func takeWhile(_ belongs: (Substring) -> Bool) -> ArraySlice<Substring> {
        let taken = lines.prefix(while: belongs)
        lines = lines.dropFirst(taken.count)
        return taken
    }

    /// Code, links and strong words in a line of text.
    private func inline(_ text: some StringProtocol) -> String {
        var (html, rest) = ("", Substring(text))
        while let place = rest.firstIndex(where: { "`[*<".contains($0) }) {
            html += Self.escaped(rest[..<place])
            rest = rest[place...]
            if let code = rest.enclosed(by: "`", "`") {
                html += "<code>\(Self.escaped(code.inside))</code>"
                rest = code.behind
            } else if let words = rest.enclosed(by: "**", "**") {
                html += "<strong>\(inline(words.inside))</strong>"
                rest = words.behind
            } else if let label = rest.enclosed(by: "[", "]"), let link = label.behind.enclosed(by: "(", ")") {
                html += "<a href=\"\(Self.escaped(target(String(link.inside))))\">\(inline(label.inside))</a>"
                rest = link.behind
            } else if let link = rest.enclosed(by: "<doc:", ">") {
                html += "<a href=\"\(Self.escaped(target("\(link.inside).md")))\">\(Self.escaped(link.inside))</a>"
                rest = link.behind
            } else {
                html += Self.escaped(rest.prefix(1))
                rest = rest.dropFirst()
            }
        }
        return html + Self.escaped(rest)
    }

    static func escaped(_ text: some StringProtocol) -> String {
        String(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}

extension Substring {
    /// How long the mark of a list's item is, with the space behind it; nil where the line is none.
    fileprivate var listMark: Int? {
        if hasPrefix("- ") { return 2 }
        let digits = prefix { $0.isNumber }.count
        return digits > 0 && dropFirst(digits).hasPrefix(". ") ? digits + 2 : nil
    }

    fileprivate var isInsideParagraph: Bool {
        !isEmpty && !hasPrefix("|") && !hasPrefix("#") && !hasPrefix("```") && !hasPrefix("<!--") && listMark == nil
    }

    /// What stands between two marks at the beginning, and what follows them; nil where the first is not there or the
    /// second does not come.
    fileprivate func enclosed(by open: String, _ close: String) -> (inside: Substring, behind: Substring)? {
        guard hasPrefix(open), let end = dropFirst(open.count).firstRange(of: close) else { return nil }
        return (self[index(startIndex, offsetBy: open.count)..<end.lowerBound], self[end.upperBound...])
    }

    fileprivate func trimming(_ mark: Character) -> String {
        var text = drop { $0 == mark }
        while text.last == mark { text.removeLast() }
        return String(text)
    }
}
