import Testing

@testable import Session

/// Dates of answers with as many digits behind the seconds as the policy has.
@Suite struct DateStyleTests {
    private static func text(_ digits: Int, _ answer: String) -> String {
        String(decoding: DateStyle(digits: digits).applied(to: Array(answer.utf8)), as: UTF8.self)
    }

    @Test(arguments: [(0, ""), (1, ".5"), (2, ".50"), (3, ".500")])
    func elementsAndAttributes(_ digits: Int, _ fraction: String) {
        let answer = "<a end=\"2026-01-01T00:00:00.5Z\"><b>2026-01-01T00:00:00.5Z</b></a>"
        let date = "2026-01-01T00:00:00\(fraction)Z"
        #expect(Self.text(digits, answer) == "<a end=\"\(date)\"><b>\(date)</b></a>")
    }

    /// What a client wrote stays as it is, whatever it looks like.
    @Test(arguments: [
        "<a>said \"2026-01-01T00:00:00.5Z\"</a>", "<a>on 2026-01-01T00:00:00.5Z</a>", "<a>2026-01-01T00:00:00.5Z.</a>",
        "<a>x=\"2026-01-01T00:00:00.5Z\" y</a>", "<a b=\"2026-01-01T00:00:00.5Z and more\"/>",
    ])
    func otherText(_ answer: String) {
        #expect(Self.text(0, answer) == answer)
    }
}
