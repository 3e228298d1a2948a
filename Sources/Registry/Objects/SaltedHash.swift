import Crypto

/// A secret of which only a hash is kept: SHA-256 behind 128 random bits (RFC 9154 §4.3).
package struct SaltedHash: Sendable, Equatable, CustomStringConvertible {
    private let salt: [UInt8]
    private let digest: [UInt8]

    package init(_ secret: String, _ random: any RandomSource) {
        salt = random.bytes(16)
        digest = SHA256.hash(salt + Array(secret.utf8))
    }

    /// Whether this is the secret.
    package func matches(_ candidate: String) -> Bool {
        bytesAreEqual(SHA256.hash(salt + Array(candidate.utf8)), digest)
    }

    package var description: String { "***" }
}
