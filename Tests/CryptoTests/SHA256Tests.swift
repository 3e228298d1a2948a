import Crypto
import Testing

@Suite struct SHA256Tests {
    /// The values of FIPS 180-4's examples, and of no bytes at all.
    @Test(arguments: [
        ("", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"),
        ("abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248D6A61D20638B8E5C026930C3E6039A33CE45964FF2167F6ECEDD419DB06C1"
        ),
    ])
    func knownValues(_ message: String, _ hash: String) {
        #expect(Hex.encode(SHA256.hash(Array(message.utf8))) == hash)
    }

    @Test func constantTimeEquality() {
        #expect(bytesAreEqual([], []))
        #expect(bytesAreEqual([1, 2, 3], [1, 2, 3]))
        #expect(!bytesAreEqual([1, 2, 3], [1, 2, 4]))
        #expect(!bytesAreEqual([0, 2, 3], [1, 2, 3]))
        #expect(!bytesAreEqual([1, 2], [1, 2, 3]))
    }
}
