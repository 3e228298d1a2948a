import EmbeddedFiles

/// The manual's pages, part of the program, as a browser reads them below `/manual`.
enum ManualPages {
    /// A page's HTML; nil where there is none of that name.
    static func page(_ name: String) -> Asset? { all[name] }

    /// The first page's name: it lists the others.
    static let front = "MockRegistry"

    private static let texts = Dictionary(
        uniqueKeysWithValues: EmbeddedFile.manual.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
    )

    private static let all = Dictionary(
        uniqueKeysWithValues: texts.map { name, text in
            (name, Asset(path: "\(name).html", source: Array(document(name, text).utf8)))
        }
    )

    private static func document(_ name: String, _ text: String) -> String {
        let page = Markdown(text, target: target(of:), label: title(of:))
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(Markdown.escaped(page.title)) · Mock Registry</title>
            <link rel="icon" href="/console/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/console/console.css">
            <link rel="stylesheet" href="/console/manual.css">
            </head>
            <body class="manual">
            <a class="skip" href="#page">Skip to the page</a>
            <header><a class="brand" href="/">Mock Registry</a> <a href="/manual">Manual</a></header>
            <nav aria-label="Pages of the manual">\(contents(beside: name))</nav>
            <main id="page" tabindex="-1"><article>\(page.html)</article></main>
            </body>
            </html>

            """
    }

    /// All pages, in the groups of the front page.
    private static func contents(beside current: String) -> String {
        var html = ""
        for line in (texts[front] ?? "").split(separator: "\n") {
            if line.hasPrefix("### ") {
                html += (html.isEmpty ? "" : "</ul>\n") + "<h2>\(Markdown.escaped(line.dropFirst(4)))</h2>\n<ul>\n"
            } else if line.hasPrefix("- <doc:") {
                let name = String(line.dropFirst("- <doc:".count).dropLast())
                let mark = name == current ? " aria-current=\"page\"" : ""
                html +=
                    "<li><a href=\"/manual/\(name)\"\(mark)>\(Markdown.escaped(title(of: Substring(name))))</a></li>\n"
            }
        }
        return html + (html.isEmpty ? "" : "</ul>\n")
    }

    /// What a page's first line says.
    private static func title(of name: Substring) -> String {
        String(texts[String(name)]?.split(separator: "\n").first?.drop { $0 == "#" || $0 == " " } ?? name)
    }

    /// A link to another page leads below `/manual`.
    private static func target(of link: String) -> String {
        guard !link.contains("://"), let end = link.firstRange(of: ".md") else { return link }
        return "/manual/" + link[..<end.lowerBound] + link[end.upperBound...]
    }
}
