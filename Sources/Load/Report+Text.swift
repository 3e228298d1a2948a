extension Report {
    /// A table of one row, and a line for every kind of error.
    var table: String {
        let widths = columns.map { max($0.name.count, $0.figure.count) }
        let heads = zip(columns, widths).map { padded($0.name, $1) }.joined(separator: "  ")
        let row = zip(columns, widths).map { padded($0.figure, $1) }.joined(separator: "  ")
        return ([heads, row] + complaints).joined(separator: "\n")
    }

    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: width - text.count) + text
    }

    private var complaints: [String] {
        tally.refusals.sorted { $0.key < $1.key }.map { code, number in
            code == AnswerReader.greeting ? "\(number) answers without a code" : "\(number) answers with code \(code)"
        } + tally.losses.sorted { $0.key < $1.key }.map { "\($1) connections lost: \($0)" }
    }

    /// The same as one JSON object on one line.
    var json: String {
        var members = columns.map { "\"\($0.name)\":\(Double($0.figure) == nil ? quoted($0.figure) : $0.figure)" }
        members.append("\"seconds\":\(Report.rounded(seconds))")
        members.append("\"complaints\":[\(complaints.map(quoted).joined(separator: ","))]")
        return "{\(members.joined(separator: ","))}"
    }

    private func quoted(_ text: String) -> String {
        if text == "-" { return "null" }
        let safe = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\0"..."\u{1F}": " "
            default: String(scalar)
            }
        }
        return "\"\(safe.joined())\""
    }
}
