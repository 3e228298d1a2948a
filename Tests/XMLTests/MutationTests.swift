import Testing
import XML

/// Good documents with a few bytes changed: read or refused, never a crash, and never a reader left spoilt.
@Suite struct MutationTests {
    private static let documents = [
        """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <epp xmlns="urn:ietf:params:xml:ns:epp-1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <command><info><d:info xmlns:d="urn:ietf:params:xml:ns:domain-1.0"><d:name hosts="all">example.test</d:name>
          <d:authInfo><d:pw><![CDATA[2fooBAR]]></d:pw></d:authInfo></d:info></info><clTRID>ABC-12345</clTRID></command>
        </epp>
        """,
        "<a><!-- c --><?p i?>&#x41;&amp;<b c='d' e=\"f\">\u{E9}\u{1F600}</b></a>",
    ].map { Array($0.utf8) }

    @Test(arguments: 0..<20)
    func tenThousandMutations(_ seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let reader = XMLReader()
        var outcomes = (read: 0, refused: 0)
        for round in 0..<500 {
            var bytes = Self.documents[round % Self.documents.count]
            for _ in 0...Int.random(in: 0...2, using: &numbers) { Self.mutate(&bytes, &numbers) }
            do {
                _ = try reader.read(bytes)
                outcomes.read += 1
            } catch {
                outcomes.refused += 1
            }
        }
        #expect(outcomes.read > 0 && outcomes.refused > 0)
        let untouched = try reader.read(Self.documents[0])
        #expect(untouched.first("command")?.first("clTRID")?.text == "ABC-12345")
        #expect(try untouched == XMLReader().read(Self.documents[0]))
    }

    private static let spice = Array("<>&;\"'/!?[]-=: \n\0".utf8) + [0xFF, 0xC3, 0xEF, 0x80]

    private static func mutate(_ bytes: inout [UInt8], _ numbers: inout SeededNumbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1: bytes.insert(spice.randomElement(using: &numbers) ?? 0, at: place)
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(contentsOf: bytes[place..<min(place + 20, bytes.count)], at: place)
        default: if place > 20 { bytes.removeLast(bytes.count - place) }
        }
    }
}
