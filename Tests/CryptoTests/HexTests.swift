import Crypto
import Testing

@Suite struct HexTests {
    @Test func thereAndBack() {
        let all = (0...255).map { UInt8($0) }
        let text = Hex.encode(all)
        #expect(text.hasPrefix("000102") && text.hasSuffix("FDFEFF") && text.count == 512)
        #expect(Hex.decode(text) == all)
        #expect(Hex.decode(text.lowercased()) == all)
    }

    @Test func whiteSpaceAroundIsAllowed() {
        #expect(Hex.decode("\n 0aFF\t") == [0x0A, 0xFF])
        #expect(Hex.decode("") == [] && Hex.decode("  ") == [])
    }

    @Test(arguments: ["0", "0g", "0a 0b", "0x", "+1", "0aF", "\u{FF10}0", "0:", "/0", "@0", "`0"])
    func malformed(_ text: String) {
        #expect(Hex.decode(text) == nil)
    }
}
