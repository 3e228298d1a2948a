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

/// HMAC with SHA-256.
@Suite struct AuthenticationTests {
    /// Test cases 1, 2 and 6 of RFC 4231.
    @Test(arguments: [
        (
            [UInt8](repeating: 0x0B, count: 20), "Hi There",
            "B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7"
        ),
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843"
        ),
        (
            [UInt8](repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60E431591EE0B67F0D8A26AACBF5B77F8E0BC6213728C5140546040F0EE37F54"
        ),
    ])
    func knownValues(_ key: [UInt8], _ message: String, _ code: String) {
        #expect(Hex.encode(SHA256.authentication(of: Array(message.utf8), key: key)) == code)
    }
}
