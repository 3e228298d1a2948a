import TestSupport
import Testing

@testable import Lint

/// Whatever stands in frames, the linter goes on.
@Suite struct NoiseTests {
    @Test func spoiltFramesAreTakenAsTheyCome() {
        var numbers = RepeatableNumbers(seed: 7)
        let frames: [(Sender, String)] = RuleTests.breaches.flatMap(\.frames).map { ($0.sender, $0.text) }
        var linter = Linter()
        linter.begin(isComplete: true)
        var found = 0
        for round in 0..<4_000 {
            let (sender, text) = frames[round % frames.count]
            var bytes = Array(text.utf8)
            for _ in 0..<Int(numbers.next() % 4) {
                let place = Int(numbers.next() % UInt64(bytes.count))
                switch numbers.next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: numbers.next())
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: bytes[place...].prefix(12), at: place)
                }
            }
            found += linter.flaws(of: bytes, from: sender).count
        }
        #expect(found > 4_000)
    }
}

/// Numbers that are the same in each run.
private struct RepeatableNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
