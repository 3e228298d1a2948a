import TestSupport
import Testing

@testable import Journal

@Suite struct FrameRingTests {
    /// Against a list of the same frames: whatever comes and goes, each that is kept reads as it was written.
    @Test(arguments: 0..<20) func framesReadAsTheyWereWritten(_ seed: Int) {
        var random = SeededNumbers(seed: UInt64(seed))
        let limit = 1 + random.below(5000)
        var ring = FrameRing(limit: limit)
        var kept: [(place: FrameRing.Place, bytes: [UInt8])] = []
        for _ in 0..<2000 {
            let bytes = (0..<random.below(min(limit, 700) + 1)).map { _ in UInt8(random.below(256)) }
            while kept.reduce(bytes.count, { $0 + $1.bytes.count }) > limit || random.isOne(in: 3) && !kept.isEmpty {
                ring.dropFirst(kept.removeFirst().bytes.count)
            }
            kept.append((ring.append(bytes.span), bytes))
            #expect(kept.allSatisfy { ring[$0.place] == $0.bytes })
        }
    }
}
