import Crypto
import Testing

@Suite struct CRC32Tests {
    /// The check value of the algorithm's catalogues, and RFC 9361's own example of a notice.
    @Test(arguments: [
        ("", 0), ("123456789", 0xCBF4_3926), ("example-one12819492009223372036854775807", 0x370D_0B7C),
    ])
    func checksums(_ text: String, _ sum: UInt32) { #expect(CRC32.checksum(text.utf8) == sum) }
}
