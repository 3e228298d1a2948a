import Crypto
import EPP
import Faults
import JSON
import Registry
import Seed
import Session
import SessionSupport
import TestSupport

/// Documents that people write: what is taken is written so that it is taken again, as the same; what is refused is told
/// with a line that the text has.
enum DocumentEntrances {
    static func takeJSON(_ bytes: [UInt8]) throws {
        guard let json = try read(bytes, { bytes throws(JSONFault) in try JSONParser.parse(bytes) }) else { return }
        let written = JSONValue(json).bytes
        let again = try JSONValue(JSONParser.parse(written)).bytes
        try same(written, again, "The JSON")
    }

    static func takeSeed(_ bytes: [UInt8]) throws {
        guard let seed = try read(bytes, { bytes throws(JSONFault) in try Seed(bytes) }) else { return }
        // Millions are made where they are asked for.
        guard seed.generated?.domains.map({ $0.count <= 1000 }) ?? true else { return }
        for policy in [Policy.classic, .secure, .tac] {
            let start = DemoRegistry.start
            guard let world = try? seed.world(policy: policy, start: start, random: SeededRandom(seed: 1)) else {
                continue
            }
            let written = Seed(world).text
            let again = try Seed(written).world(policy: policy, start: start, random: SeededRandom(seed: 1))
            try same(written, Seed(again).text, "The seed under \(policy.name)")
        }
    }

    static func takeFault(_ bytes: [UInt8]) throws {
        guard let rule = try read(bytes, { bytes throws(JSONFault) in try FaultRule.read(bytes) }) else { return }
        let written = JSONText.bytes(of: rule)
        try same(written, JSONText.bytes(of: FaultRule.read(written)), "The rule")
        let dialogue = Dialogue([rule], isRecorded: true)
        for frame in [Frames.check("a.example"), Frames.create("a.example"), Frames.info("a.example"), Frames.poll] {
            _ = dialogue.send(frame)
        }
        _ = dialogue.send([Frames.hello, Frames.logout])
    }

    static func takePolicy(_ bytes: [UInt8]) throws {
        let policy = try read(bytes) { bytes throws(JSONFault) in try PolicyFile.policy(try JSONParser.parse(bytes)) }
        guard let policy else { return }
        let written = PolicyFile.text(of: policy)
        let again = try PolicyFile.policy(try JSONParser.parse(written))
        guard policy == again else { throw Breach("The policy is another when it is read again.") }
        let dialogue = Dialogue(Dialogue.server(policy: policy))
        _ = dialogue.send(Frames.create("a.example"))
        for _ in 1...3 {
            dialogue.server.store.clock.advance(by: .days(200))
            _ = dialogue.send([Frames.info("a.example"), Frames.check("b.example"), Frames.poll])
        }
    }

    /// Nil where the text is refused, for a reason that it gives.
    private static func read<Value>(
        _ bytes: [UInt8],
        _ read: ([UInt8]) throws(JSONFault) -> Value
    ) throws -> Value? {
        do throws(JSONFault) {
            return try read(bytes)
        } catch {
            let lines = 1 + bytes.count { $0 == 0x0A }
            guard !error.sentence.isEmpty, error.line.map({ (1...lines).contains($0) }) ?? true else {
                throw Breach("The complaint names line \(error.line ?? 0) of \(lines): \(error.sentence)")
            }
            return nil
        }
    }

    private static func same(_ first: [UInt8], _ second: [UInt8], _ what: String) throws {
        guard first != second else { return }
        let texts = [first, second].map { String(decoding: $0, as: UTF8.self) }
        throw Breach("\(what) is another when it is read again:\n\(texts[0])\nand\n\(texts[1])")
    }
}
