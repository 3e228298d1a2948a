import Load
import Testing

struct AnswerReaderTests {
    private let answers =
        frame("<greeting><svID>code=1000</svID></greeting>")
        + frame("<response><result code=\"1000\"><msg>code=\"2400\"</msg></result></response>")
        + frame("<result ccode=\"2302\"/>") + frame("<result cocode=\"2303\"/>")

    private let expected: [AnswerReader.Event] = [.answer(0), .answer(1000), .answer(2302), .answer(2303)]

    @Test func `several answers in one read`() {
        #expect(events(answers, chunk: answers.count) == expected)
    }

    @Test func `answers cut anywhere`() {
        for size in 1...50 { #expect(events(answers, chunk: size) == expected) }
    }

    @Test(arguments: [0, 4, 1 << 31] as [UInt32])
    func `a length that no answer can have`(length: UInt32) {
        let header = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
        #expect(events(header, chunk: 4) == [.badLength(length)])
    }

    @Test func `nonsense for a code does not trap`() {
        #expect(events(AnswerReaderTests.frame("code=\"\u{7F}~~~\""), chunk: 3).count == 1)
    }

    private static func frame(_ body: String) -> [UInt8] {
        var bytes: [UInt8] = []
        FrameTemplate(body).append(number: 0, to: &bytes)
        return bytes
    }

    private func events(_ bytes: [UInt8], chunk size: Int) -> [AnswerReader.Event] {
        var reader = AnswerReader()
        var found: [AnswerReader.Event] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            let chunk = Array(bytes[start..<min(start + size, bytes.count)])
            var position = 0
            while let event = reader.next(in: chunk.span, end: chunk.count, from: &position) { found.append(event) }
        }
        return found
    }
}
