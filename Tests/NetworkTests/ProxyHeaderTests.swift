import TLS
import Testing

@testable import Network

@Suite("PROXY header")
struct ProxyHeaderTests {
    private static let signature: [UInt8] = [
        0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a,
    ]

    /// A binary header: version and command, family and protocol, and the rest with its length before it.
    static func binary(_ command: UInt8, _ family: UInt8, _ rest: [UInt8]) -> [UInt8] {
        signature + [command, family, UInt8(rest.count >> 8), UInt8(rest.count & 255)] + rest
    }

    static let addresses: [UInt8] = [192, 0, 2, 7, 198, 51, 100, 1, 0x30, 0x39, 0x02, 0xbc]
    private static let addresses6: [UInt8] =
        [0x20, 0x01, 0x0d, 0xb8] + [UInt8](repeating: 0, count: 11) + [7] + [UInt8](repeating: 1, count: 16)
        + [0x30, 0x39, 2, 0xbc]

    private func read(_ bytes: [UInt8]) -> ProxyHeader.Reading { ProxyHeader.read(bytes[...]) }

    @Test(arguments: [
        ("PROXY TCP4 192.0.2.7 198.51.100.1 12345 700\r\n", "192.0.2.7", 12345),
        ("PROXY TCP4 255.255.255.255 255.255.255.255 65535 65535\r\n", "255.255.255.255", 65535),
        ("PROXY TCP6 2001:DB8::7 2001:db8::1 1 0\r\n", "2001:db8::7", 1),
        ("PROXY TCP6 ::ffff:192.0.2.7 ::1 0 700\r\n", "192.0.2.7", 0),
    ])
    func lines(_ line: String, _ address: String, _ port: Int) {
        guard case .complete(line.utf8.count, let origin) = read(Array(line.utf8) + [0x16, 3, 1]) else {
            return #expect(Bool(false), "\(line)")
        }
        #expect(origin?.address.description == address)
        #expect(origin?.port == port)
    }

    @Test(arguments: [
        "PROXY UNKNOWN\r\n", "PROXY UNKNOWN \r\n", "PROXY UNKNOWN ffff::1 what ever 65535 1\r\n",
    ])
    func linesWithoutAnAddress(_ line: String) {
        #expect(read(Array(line.utf8)) == .complete(length: line.utf8.count, nil))
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\n", "PROXX", "PROXY\t", "PROXY TCP4\r\n", "PROXY tcp4 1.2.3.4 1.2.3.4 1 1\r\n",
        "PROXY TCP5 1.2.3.4 1.2.3.4 1 1\r\n", "PROXY  TCP4 1.2.3.4 1.2.3.4 1 1\r\n",
        "PROXY TCP4 1.2.3.4 1.2.3.4 1 1 \r\n", "PROXY TCP4 1.2.3.4 1.2.3.4 1 1\n",
        "PROXY TCP4 1.2.3.4\r1.2.3.4 1 1\r\n",
        "PROXY TCP4 1.2.3 1.2.3.4 1 1\r\n", "PROXY TCP4 1.2.3.256 1.2.3.4 1 1\r\n",
        "PROXY TCP4 01.2.3.4 1.2.3.4 1 1\r\n", "PROXY TCP4 1.2.3.4 1.2.3.4 65536 1\r\n",
        "PROXY TCP4 1.2.3.4 1.2.3.4 01 1\r\n", "PROXY TCP4 1.2.3.4 1.2.3.4 -1 1\r\n",
        "PROXY TCP4 1.2.3.4 1.2.3.4 1 x\r\n", "PROXY TCP4 ::1 ::1 1 1\r\n", "PROXY TCP6 1.2.3.4 1.2.3.4 1 1\r\n",
        "PROXY TCP6 ::1::2 ::1 1 1\r\n", "PROXY TCP6 fe80::1%lo ::1 1 1\r\n", "PROXY TCP4 1.2.3.4\0 1.2.3.4 1 1\r\n",
        "PROXY UNKNOWNX\r\n", "PROXY UNKNOWN " + String(repeating: "x", count: 93),
        "PROXY UNKNOWN " + String(repeating: "x", count: 92) + "\r",
    ])
    func linesThatAreNone(_ line: String) {
        guard case .invalid(let problem) = read(Array(line.utf8)) else { return #expect(Bool(false), "\(line)") }
        #expect(!problem.isEmpty)
    }

    @Test("The longest line has 107 bytes, its end included")
    func longestLine() {
        let line = "PROXY UNKNOWN " + String(repeating: "x", count: 91) + "\r\n"
        #expect(line.utf8.count == 107)
        #expect(read(Array(line.utf8)) == .complete(length: 107, nil))
    }

    @Test(
        "Every part of a header asks for more, and the header is read from it",
        arguments: [
            Array("PROXY TCP4 192.0.2.7 198.51.100.1 12345 700\r\n".utf8), binary(0x21, 0x11, addresses),
            binary(0x21, 0x21, addresses6 + [4, 0, 2, 9, 9]), binary(0x20, 0, []),
        ]
    )
    func parts(_ header: [UInt8]) {
        for length in 0..<header.count { #expect(read(Array(header[..<length])) == .incomplete, "\(length)") }
        guard case .complete(header.count, _) = read(header + [0x16, 0x03]) else { return #expect(Bool(false)) }
    }

    @Test func binaryHeaders() {
        let origin = ProxyHeader.Origin(address: InternetAddress("192.0.2.7")!, port: 12345)
        #expect(read(Self.binary(0x21, 0x11, Self.addresses)) == .complete(length: 28, origin))
        let additions: [UInt8] = [4, 0, 0, 2, 0, 3, 97, 98, 99, 0xe0, 0, 1, 0]
        #expect(read(Self.binary(0x21, 0x11, Self.addresses + additions)) == .complete(length: 41, origin))
        let origin6 = ProxyHeader.Origin(address: InternetAddress("2001:db8::7")!, port: 12345)
        #expect(read(Self.binary(0x21, 0x21, Self.addresses6)) == .complete(length: 52, origin6))
    }

    @Test(
        "Where nobody's address is told, the connection is as it looks",
        arguments: [
            binary(0x20, 0x00, []), binary(0x20, 0x11, addresses), binary(0x20, 0xff, [1, 2, 3]),
            binary(0x21, 0x00, []), binary(0x21, 0x00, [9, 9]), binary(0x21, 0x12, addresses), binary(0x21, 0x10, []),
            binary(0x21, 0x31, [UInt8](repeating: 47, count: 216)),
        ]
    )
    func withoutOrigin(_ header: [UInt8]) { #expect(read(header) == .complete(length: header.count, nil)) }

    @Test(arguments: [
        signature + [0x11, 0x11, 0, 12] + addresses, binary(0x22, 0x11, addresses), binary(0x21, 0x41, addresses),
        binary(0x21, 0x13, addresses), binary(0x21, 0x11, Array(addresses.dropLast())),
        binary(0x21, 0x21, Array(addresses6.dropLast())), binary(0x21, 0x31, addresses),
        // Additions that are cut off, too long, of a wrong checksum.
        binary(0x21, 0x11, addresses + [4]), binary(0x21, 0x11, addresses + [4, 0]),
        binary(0x21, 0x11, addresses + [4, 0, 2, 1]), binary(0x21, 0x11, addresses + [4, 0xff, 0xff, 1]),
        binary(0x21, 0x11, addresses + [3, 0, 4, 1, 2, 3, 4]), binary(0x21, 0x11, addresses + [3, 0, 0]),
        // Longer than anybody needs: refused before it has come.
        signature + [0x20, 0x00, 0xff, 0xff], signature + [0x21, 0x11, 0x0f, 0xf1],
        Array(signature.prefix(8)) + [0],
    ])
    func binaryHeadersThatAreNone(_ header: [UInt8]) {
        guard case .invalid = read(header) else { return #expect(Bool(false), "\(header)") }
    }

    @Test("The checksum is RFC 3720's: its appendix B.4 has 32 zeros as example")
    func checksum() {
        #expect(ProxyAdditions.crc32c([UInt8](repeating: 0, count: 32)) == 0x8a91_36aa)
        var header = Self.binary(0x21, 0x11, Self.addresses + [3, 0, 4, 0, 0, 0, 0])
        let sum = ProxyAdditions.crc32c(header)
        for index in 0..<4 { header[header.count - 4 + index] = UInt8(sum >> UInt32(24 - index * 8) & 255) }
        guard case .complete(_, .some) = read(header) else { return #expect(Bool(false)) }
        header[16] ^= 1
        guard case .invalid("the checksum of a PROXY header is wrong") = read(header) else {
            return #expect(Bool(false))
        }
    }

    @Test("Whatever comes is a header, the beginning of one, or none: never longer than what is there")
    func noise() {
        var numbers = SystemRandomNumberGenerator()
        let headers = [
            Array("PROXY TCP6 2001:db8::7 2001:db8::1 1 0\r\n".utf8), Self.binary(0x21, 0x11, Self.addresses),
            Self.binary(0x21, 0x21, Self.addresses6 + [4, 0, 2, 9, 9]),
        ]
        for round in 0..<3000 {
            var bytes = headers[round % headers.count] + [0x16, 3, 1, 2, 0]
            for _ in 0...(round % 4) { bytes[Int(numbers.next() % UInt64(bytes.count))] = UInt8(numbers.next() & 255) }
            bytes = Array(bytes.prefix(Int(numbers.next() % UInt64(bytes.count + 1))))
            if case .complete(let length, _) = read(bytes) { #expect(length <= bytes.count) }
            if case .incomplete = read(bytes) { #expect(bytes.count < ProxyHeader.longest) }
        }
    }
}
