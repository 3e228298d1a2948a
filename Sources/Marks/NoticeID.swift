import Crypto
import EPP

/// The identifier of a claims notice of the clearing house: a checksum, and a number (RFC 9361, TCNID).
package struct NoticeID: Sendable, Equatable {
    package let checksum: UInt32
    package let number: String

    /// Nil unless eight hexadecimal digits are followed by 1 to 19 others.
    package init?(_ text: String) {
        let (sum, number) = (text.prefix(8), text.dropFirst(8))
        guard sum.utf8.count == 8, sum.utf8.allSatisfy(\.isLowercaseHex), (1...19).contains(number.utf8.count),
            number.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
            let checksum = UInt32(sum, radix: 16)
        else { return nil }
        (self.checksum, self.number) = (checksum, String(number))
    }

    /// Of a notice that is made for a label, and expires then.
    package init(label: String, notAfter: Instant, number: Int64) {
        let digits = String(max(0, number))
        let padded = String(repeating: "0", count: max(0, 19 - digits.count)) + digits
        (checksum, self.number) = (Self.checksum(label, notAfter, padded), padded)
    }

    /// Whether it is that of a notice on this label that expires then.
    package func fits(_ label: String, notAfter: Instant) -> Bool {
        checksum == Self.checksum(label, notAfter, number)
    }

    private static func checksum(_ label: String, _ notAfter: Instant, _ number: String) -> UInt32 {
        CRC32.checksum("\(label)\(notAfter.seconds)\(number)".utf8)
    }

    /// As a notice has it.
    package var text: String {
        let digits = String(checksum, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits + number
    }
}

extension UInt8 {
    fileprivate var isLowercaseHex: Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= self || UInt8(ascii: "a")...UInt8(ascii: "f") ~= self
    }
}
