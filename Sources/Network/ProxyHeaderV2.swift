import TLS

/// The binary header (section 2.2): a signature, what and how long, the addresses, and additions of type, length, value.
enum ProxyHeaderV2 {
    private static let fixedLength = 16

    static func read(_ bytes: ArraySlice<UInt8>) -> ProxyHeader.Reading {
        guard ProxyHeader.begins(bytes, ProxyHeader.signature) else {
            return .invalid("what came begins with no PROXY header")
        }
        guard bytes.count >= fixedLength else { return .incomplete }
        let fixed = Array(bytes.prefix(fixedLength))
        guard fixed[12] >> 4 == 2 else { return .invalid("a binary PROXY header of version \(fixed[12] >> 4)") }
        let length = fixedLength + Int(fixed[14]) << 8 + Int(fixed[15])
        guard length <= ProxyHeader.longest else {
            return .invalid("a PROXY header of \(length) bytes, more than \(ProxyHeader.longest)")
        }
        guard bytes.count >= length else { return .incomplete }
        let whole = Array(bytes.prefix(length))
        switch fixed[12] & 0xf {
        // The proxy's own connection: "discard the protocol block including the family which is ignored".
        case 0: return .complete(length: length, nil)
        case 1: return origin(in: whole)
        default: return .invalid("a PROXY header with the unknown command \(fixed[12] & 0xf)")
        }
    }

    private static func origin(in header: [UInt8]) -> ProxyHeader.Reading {
        let (family, transport) = (header[13] >> 4, header[13] & 0xf)
        guard family <= 3, transport <= 2 else {
            return .invalid("a PROXY header with the unknown family and protocol \(family), \(transport)")
        }
        // Neither an address nor where its additions begin is known; "the receiver should ignore address information".
        if family == 0 || transport == 0 { return .complete(length: header.count, nil) }
        let addressLength = [0, 4, 16, 108][Int(family)]
        let additions = fixedLength + addressLength * 2 + (family == 3 ? 0 : 4)
        guard additions <= header.count else { return .invalid("a PROXY header is shorter than its addresses") }
        if let problem = ProxyAdditions.problem(in: header, from: additions) { return .invalid(problem) }
        // A socket of another kind has no address of the internet: the connection is as it looks.
        guard family != 3, transport == 1 else { return .complete(length: header.count, nil) }
        let address = InternetAddress(bytes: header[fixedLength..<fixedLength + addressLength])
        let port = fixedLength + addressLength * 2
        return .complete(
            length: header.count,
            address.map { .init(address: $0, port: Int(header[port]) << 8 + Int(header[port + 1])) }
        )
    }
}

/// What may follow the addresses (section 2.2, "TLV"): skipped but for the checksum.
enum ProxyAdditions {
    /// PP2_TYPE_CRC32C (section 2.2.3).
    private static let checksum: UInt8 = 0x03

    static func problem(in header: [UInt8], from start: Int) -> String? {
        var position = start
        while position < header.count {
            guard position + 3 <= header.count else { return "an addition to a PROXY header is cut off" }
            let value = position + 3
            let end = value + Int(header[position + 1]) << 8 + Int(header[position + 2])
            guard end <= header.count else { return "an addition to a PROXY header is longer than the header" }
            if header[position] == checksum, !isRight(in: header, value..<end) {
                return "the checksum of a PROXY header is wrong"
            }
            position = end
        }
        return nil
    }

    /// Calculated over the header with zeros in the checksum's place.
    private static func isRight(in header: [UInt8], _ place: Range<Int>) -> Bool {
        guard place.count == 4 else { return false }
        let told = header[place].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        var header = header
        for index in place { header[index] = 0 }
        return crc32c(header) == told
    }

    /// RFC 4960, appendix B: the polynomial of Castagnoli, least bit first.
    static func crc32c(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0x82f6_3b78 : sum >> 1 }
        }
        return ~sum
    }
}
