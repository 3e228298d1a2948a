import TestSupport
import Testing

/// A case of Fixtures/frames: what the client writes, and what comes of it.
struct WireCase: Sendable, CustomTestStringConvertible {
    let file: String
    let answers: Int
    let endsClosed: Bool
    let writes: [[UInt8]]

    var testDescription: String { file }

    static let all: [WireCase] = Table.rows(of: "frames/README.md").compactMap(WireCase.init)

    private init?(_ cells: [String]) {
        guard cells.count >= 3, let answers = Int(cells[1]), let text = try? Fixtures.bytes("frames/\(cells[0])") else {
            return nil
        }
        file = cells[0]
        self.answers = answers
        endsClosed = cells[2] == "closed"
        writes = text.split(separator: UInt8(ascii: "\n")).map { Self.bytes(String(decoding: $0, as: UTF8.self)) }
    }

    private static func bytes(_ line: String) -> [UInt8] {
        let digits = line.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
