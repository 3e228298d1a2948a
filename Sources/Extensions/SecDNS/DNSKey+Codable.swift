private import Crypto

/// In a seed, with the names of RFC 5910 §4.2.
extension DNSKey: Codable {
    private enum CodingKeys: String, CodingKey { case flags, `protocol`, alg, pubKey }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        guard let key = Base64.decode(try fields.decode(String.self, forKey: .pubKey)), !key.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .pubKey,
                in: fields,
                debugDescription: "a key is written in Base64 (RFC 5910 §4.2)"
            )
        }
        self.init(
            flags: Int(try fields.decode(UInt16.self, forKey: .flags)),
            protocol: Int(try fields.decodeIfPresent(UInt8.self, forKey: .protocol) ?? 3),
            algorithm: Int(try fields.decode(UInt8.self, forKey: .alg)),
            publicKey: key
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(flags, forKey: .flags)
        try fields.encode(`protocol`, forKey: .protocol)
        try fields.encode(algorithm, forKey: .alg)
        try fields.encode(Base64.encode(publicKey), forKey: .pubKey)
    }
}
