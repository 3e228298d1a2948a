import Crypto
import Testing

@Suite struct DigestTests {
    /// The values of FIPS 180-4's examples.
    @Test(arguments: [
        (Digest.sha1, "A9993E364706816ABA3E25717850C26C9CD0D89D"),
        (.sha256, "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"),
        (
            .sha384,
            "CB00753F45A35E8BB5A03D699AC65007272C32AB0EDED1631A8B605A43FF5BED8086072BA1E7CC2358BAECA134C825A7"
        ),
    ])
    func knownValues(_ digest: Digest, _ hash: String) { #expect(Hex.encode(digest.hash(Array("abc".utf8))) == hash) }
}
