import EPP
import Foundation
import TestSupport
import Testing

/// Good frames with a few bytes changed, by the thousand: no crash, and a session that is open answers what comes next.
@Suite struct NoiseTests {
    private static let count = ProcessInfo.processInfo.environment["NOISE_FRAMES"].flatMap(Int.init) ?? 50_000
    private static let chunks = 20
    private static let hello = Array("<epp xmlns='\(Namespace.epp)'><hello/></epp>".utf8)

    private static let requests: [[UInt8]] = Conversation.all.flatMap { conversation in
        conversation.steps.compactMap(\.request).compactMap { conversation.contents(of: $0) }
    }

    @Test(arguments: 0..<chunks)
    func sessionsLiveOn(_ seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let registry = try DemoRegistry()
        var dialogue = Self.session(registry)
        var outcomes = (open: 0, closed: 0)
        for _ in 0..<Self.count / Self.chunks {
            var xml = Self.requests[numbers.below(Self.requests.count)]
            for _ in 0...numbers.below(3) { Self.mutate(&xml, &numbers) }
            var frame = FrameDecoder.header(forXMLOf: xml.count) + xml
            let isBadHeader = numbers.isOne(in: 50)
            if isBadHeader { frame[numbers.below(4)] = UInt8(numbers.below(256)) }
            let answer = dialogue.send(frame)
            if dialogue.isOver || isBadHeader {
                outcomes.closed += 1
                dialogue = Self.session(registry)
            } else {
                outcomes.open += 1
                guard !answer.isEmpty || xml.isEmpty, dialogue.ask(Self.hello) != nil else {
                    Issue.record("no answer after \(String(decoding: xml, as: UTF8.self))")
                    return
                }
            }
        }
        #expect(outcomes.open > outcomes.closed && outcomes.closed > 0)
    }

    private static func session(_ registry: DemoRegistry) -> InProcessDialogue {
        let dialogue = InProcessDialogue(registry.server)
        _ = dialogue.ask(registry.login("alpha"))
        return dialogue
    }

    private static let spice = Array("<>&;\"'/!?[]-=: \n\0".utf8) + [0xFF, 0xC3, 0xEF, 0x80]

    private static func mutate(_ bytes: inout [UInt8], _ numbers: inout SeededNumbers) {
        guard !bytes.isEmpty else { return }
        let place = numbers.below(bytes.count)
        switch numbers.below(6) {
        case 0: bytes[place] = UInt8(numbers.below(256))
        case 1: bytes.insert(spice[numbers.below(spice.count)], at: place)
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(contentsOf: bytes[place..<min(place + 20, bytes.count)], at: place)
        case 4: bytes[place] ^= 1 << UInt8(numbers.below(8))
        default: if place > 20, numbers.isOne(in: 4) { bytes.removeLast(bytes.count - place) }
        }
    }
}
