import EPP
import TestSupport
import Testing

/// Frames as a network may cut them and as clients get them wrong (RFC 5734 §4).
@Suite struct WireTests {
    @Test func theTableNamesEveryFile() {
        let files = Fixtures.names(in: "frames").filter { $0.hasSuffix(".hex") }
        #expect(files == WireCase.all.map(\.file).sorted())
        #expect(files.count > 20)
    }

    @Test(arguments: WireCase.all)
    func comesOutAsTheTableSays(_ wire: WireCase) throws {
        try Self.expect(wire, inPortions: wire.writes)
    }

    @Test(arguments: WireCase.all)
    func itDoesNotMatterHowTheBytesAreCut(_ wire: WireCase) throws {
        let bytes = wire.writes.flatMap(\.self)
        try Self.expect(wire, inPortions: bytes.map { [$0] })
        var numbers = SeededNumbers(seed: UInt64(bytes.count))
        for _ in 0..<20 {
            var rest = bytes[...]
            var portions: [[UInt8]] = []
            while !rest.isEmpty {
                let count = min(1 + numbers.below(40), rest.count)
                portions.append(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
            try Self.expect(wire, inPortions: portions)
        }
    }

    private static func expect(_ wire: WireCase, inPortions portions: [[UInt8]]) throws {
        let dialogue = InProcessDialogue(try DemoRegistry.shared.get().server)
        let answers = portions.map(dialogue.send).flatMap(\.self)
        #expect(try Self.frames(in: answers).count == wire.answers)
        #expect(dialogue.isOver == wire.endsClosed)
    }

    private static func frames(in bytes: [UInt8]) throws -> [[UInt8]] {
        var decoder = FrameDecoder(limit: .max)
        var frames: [[UInt8]] = []
        try decoder.receive(bytes.span) { span in
            frames.append(span.indices.map { span[$0] })
            return true
        }
        #expect(!decoder.isInsideFrame)
        return frames
    }

    /// Whatever a client sends, less than one frame is kept for it.
    @Test(arguments: 0..<20)
    func lessThanAFrameWaits(_ seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        var decoder = FrameDecoder(limit: 1000)
        for _ in 0..<200 {
            let length = [5, 64, 999, 1000, 1000, 1000].randomElement(using: &numbers) ?? 5
            var bytes = FrameDecoder.header(forXMLOf: length - 4) + [UInt8](repeating: 0x20, count: length - 4)
            while !bytes.isEmpty {
                let count = min(1 + numbers.below(300), bytes.count)
                let portion = Array(bytes.prefix(count))
                bytes.removeFirst(count)
                try? decoder.receive(portion.span) { _ in true }
                #expect(decoder.bytesWaiting < 1000)
            }
            #expect(decoder.bytesWaiting == 0)
        }
    }
}
