private import Crypto

/// In a seed, with the names of RFC 5910 §4.1.
extension DelegationSigner: Codable {
    private enum CodingKeys: String, CodingKey { case keyTag, alg, digestType, digest, keyData }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        guard let digest = Hex.decode(try fields.decode(String.self, forKey: .digest)), !digest.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .digest,
                in: fields,
                debugDescription: "a digest is written in hexadecimal (RFC 5910 §4.1)"
            )
        }
        self.init(
            keyTag: Int(try fields.decode(UInt16.self, forKey: .keyTag)),
            algorithm: Int(try fields.decode(UInt8.self, forKey: .alg)),
            digestType: Int(try fields.decode(UInt8.self, forKey: .digestType)),
            digest: digest,
            key: try fields.decodeIfPresent(DNSKey.self, forKey: .keyData)
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(keyTag, forKey: .keyTag)
        try fields.encode(algorithm, forKey: .alg)
        try fields.encode(digestType, forKey: .digestType)
        try fields.encode(Hex.encode(digest), forKey: .digest)
        try fields.encodeIfPresent(key, forKey: .keyData)
    }
}
