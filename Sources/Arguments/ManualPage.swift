extension ProgramUsage {
    /// The manual page, in the language of roff's `man` macros.
    package func manualPage(version: String) -> String {
        """
        .TH \(Self.escaped(name.uppercased())) 1 "" "\(Self.escaped("\(name) \(version)"))"
        .SH NAME
        \(Self.escaped(name)) \\- \(Self.text(summary))
        .SH SYNOPSIS
        \(commands.map { ".B \(Self.escaped(name))\n\(Self.text($0.synopsisWithOptions))\n.br\n" }.joined())\
        .SH COMMANDS
        \((commands + others).filter { !$0.words.isEmpty }.map { Self.item($0.synopsis, $0.help) }.joined())\
        .SH OPTIONS
        \(groups.map(Self.section).joined())\
        \(parts.map(Self.section).joined())\
        .SH ENVIRONMENT
        \(Self.text(notes))
        \(sections.map { ".SH \(Self.escaped($0.key.uppercased()))\n\(Self.text($0.value))\n" }.joined())
        """
    }

    private static func section(_ group: Group) -> String {
        let items = group.options.map { option in
            let letter = option.letter.map { "-\($0), " } ?? ""
            return item(letter + option.synopsis, option.help + (option.isRepeatable ? "; may be repeated" : ""))
        }
        return ".SS \(escaped(group.title))\n" + items.joined()
    }

    private static func section(_ part: ProgramPart) -> String {
        let items = part.rows.map { item($0.synopsis, $0.help + ($0.isRepeatable ? "; may be repeated" : "")) }
        return ".SS \(escaped("Options of \(part.verb)"))\n" + items.joined()
    }

    private static func item(_ head: String, _ help: String) -> String { ".TP\n.B \(escaped(head))\n\(text(help))\n" }

    /// Text that begins its line: a dot or an apostrophe there would be a request.
    private static func text(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let line = escaped(String(line))
            if line.isEmpty { return ".PP" }
            return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(line)" : line
        }
        .joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("…", with: "...")
    }
}
