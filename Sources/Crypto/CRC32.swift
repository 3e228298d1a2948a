/// The checksum of ISO 3309, as HDLC, zip and PNG have it: it finds slips, and guards nothing.
///
/// Written here since OpenSSL has none.
package enum CRC32 {
    /// The checksum of some bytes.
    package static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : (sum >> 1) ^ polynomial }
        }
        return ~sum
    }

    private static let polynomial: UInt32 = 0xEDB8_8320
}
