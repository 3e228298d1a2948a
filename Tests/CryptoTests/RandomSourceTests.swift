import Crypto
import Testing

@Suite struct RandomSourceTests {
    @Test func theSameSeedGivesTheSameBytes() {
        #expect(SeededRandom(seed: 7).bytes(1000) == SeededRandom(seed: 7).bytes(1000))
        #expect(SeededRandom(seed: 7).bytes(32) != SeededRandom(seed: 8).bytes(32))
    }

    @Test func howTheBytesAreTakenDoesNotMatter() {
        let pieces = SeededRandom(seed: 1)
        let taken = [1, 0, 31, 32, 33, 3].flatMap { pieces.bytes($0) }
        #expect(taken == SeededRandom(seed: 1).bytes(100))
    }

    @Test func theStreamDoesNotRepeat() {
        let source = SeededRandom(seed: 3)
        #expect(Set((0..<1000).map { _ in source.bytes(16) }).count == 1000)
    }

    @Test func manyThreadsShareOneStream() async {
        let source = SeededRandom(seed: 5)
        let drawn = await withTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<64 { group.addTask { source.bytes(32) } }
            return await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        let whole = SeededRandom(seed: 5).bytes(64 * 32)
        #expect(drawn == Set(stride(from: 0, to: whole.count, by: 32).map { Array(whole[$0..<($0 + 32)]) }))
    }

    @Test func theSystemsBytes() {
        let source = SystemRandom()
        #expect(source.bytes(0).isEmpty && source.bytes(-1).isEmpty)
        #expect(SeededRandom(seed: 1).bytes(-1).isEmpty)
        #expect(Set((0..<100).map { _ in source.bytes(16) }).count == 100)
        #expect(source.bytes(4096).count == 4096)
    }
}
