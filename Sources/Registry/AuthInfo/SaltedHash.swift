import Crypto

/// A secret of which only a hash is kept: SHA-256 behind 128 random bits (RFC 9154 §4.3).
public struct SaltedHash: Sendable, Equatable, CustomStringConvertible {
    /// How a hash is computed; a test counts.
    package typealias Function = ([UInt8]) -> [UInt8]

    private let salt: [UInt8]
    private let digest: [UInt8]

    package init(_ secret: String, _ random: any RandomSource) {
        salt = random.bytes(16)
        digest = SHA256.hash(salt + Array(secret.utf8))
    }

    /// Whether this is the secret.
    package func matches(_ candidate: String, _ hash: Function = SHA256.hash) -> Bool {
        bytesAreEqual(hash(salt + Array(candidate.utf8)), digest)
    }

    /// Never the secret, nor what it was hashed to.
    public var description: String { "***" }
}

/// For a world that is written out: salt and digest in hex.
extension SaltedHash: Codable {
    /// Reads what `encode` wrote: the salt and the hash.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let parts = try container.decode(String.self).split(separator: ":").map { Hex.decode(String($0)) }
        guard parts.count == 2, let salt = parts[0], let digest = parts[1], digest.count == SHA256.length else {
            let sentence = "salt and SHA-256 are expected in hex, with a colon between them"
            throw DecodingError.dataCorruptedError(in: container, debugDescription: sentence)
        }
        self.salt = salt
        self.digest = digest
    }

    /// Writes the salt and the hash.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode("\(Hex.encode(salt)):\(Hex.encode(digest))")
    }
}
