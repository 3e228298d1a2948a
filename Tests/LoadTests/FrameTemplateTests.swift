import Load
import Testing

struct FrameTemplateTests {
    @Test func `the header counts itself`() {
        var bytes: [UInt8] = []
        FrameTemplate("<epp/>").append(number: 0, to: &bytes)
        #expect(bytes == [0, 0, 0, 10] + Array("<epp/>".utf8))
    }

    @Test func `every place holds the number in eight digits`() {
        #expect(body("a########b########", number: 1_234) == "a00001234b00001234")
    }

    @Test func `a number of more than eight digits keeps its last eight`() {
        #expect(body("########", number: 123_456_789_012) == "56789012")
    }

    @Test func `fewer than eight marks are text`() {
        #expect(body("#######-########", number: 5) == "#######-00000005")
    }

    @Test func `frames follow each other in one buffer`() {
        var bytes: [UInt8] = []
        let template = FrameTemplate("########")
        for number in 1...2 as ClosedRange<UInt64> { template.append(number: number, to: &bytes) }
        #expect(bytes.count == 24)
        #expect(String(decoding: bytes[16...], as: UTF8.self) == "00000002")
    }

    private func body(_ text: String, number: UInt64) -> String {
        var bytes: [UInt8] = []
        FrameTemplate(text).append(number: number, to: &bytes)
        return String(decoding: bytes.dropFirst(4), as: UTF8.self)
    }
}
