extension String {
    /// Without what moves a terminal's cursor or turns a line round: what clients sent stands in answers.
    package var printable: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                    let turns = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                    return isControl || turns ? "\u{FFFD}" : scalar
                }
            )
        )
    }

    /// The same in several lines, such as a frame.
    var printableLines: String {
        replacing("\r\n", with: "\n").replacing("\t", with: "    ")
            .split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
            .joined(separator: "\n")
    }
}
