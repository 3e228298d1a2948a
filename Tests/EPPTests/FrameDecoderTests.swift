import EPP
import Testing

@Suite struct FrameDecoderTests {
    /// Feeds bytes in pieces of this size and collects the frames.
    private func frames(_ bytes: [UInt8], pieces: Int, limit: Int = 100) throws -> [[UInt8]] {
        var decoder = FrameDecoder(limit: limit)
        var found: [[UInt8]] = []
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            try decoder.receive(Array(bytes[start..<min(start + pieces, bytes.count)]).span) { frame in
                found.append(frame.indices.map { frame[$0] })
                return true
            }
        }
        #expect(!decoder.isInsideFrame)
        return found
    }

    private func framed(_ xml: [UInt8]) -> [UInt8] { FrameDecoder.header(forXMLOf: xml.count) + xml }

    @Test(arguments: 1...20) func framesComeOutHoweverTheyAreCut(pieces: Int) throws {
        let all: [[UInt8]] = [[1], [2, 3], Array(repeating: 4, count: 90), [5]]
        #expect(try frames(all.flatMap(framed), pieces: pieces) == all)
    }

    @Test func lengthsThatNoFrameHasAreRefused() {
        #expect(throws: FrameDecoder.Failure.tooShort(0)) { try frames([0, 0, 0, 0], pieces: 4) }
        #expect(throws: FrameDecoder.Failure.tooShort(4)) { try frames([0, 0, 0, 4], pieces: 1) }
        #expect(throws: FrameDecoder.Failure.tooLong(101)) { try frames([0, 0, 0, 101], pieces: 4) }
        #expect(throws: FrameDecoder.Failure.tooLong(0xFFFF_FFFF)) { try frames([255, 255, 255, 255], pieces: 2) }
    }

    @Test func nothingIsReadAfterTheTakerHasHadEnough() throws {
        var decoder = FrameDecoder(limit: 100)
        var count = 0
        try decoder.receive((framed([1]) + framed([2])).span) { _ in
            count += 1
            return false
        }
        #expect(count == 1)
    }
}
