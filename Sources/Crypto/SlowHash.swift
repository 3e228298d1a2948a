private import COpenSSL

/// A hash that takes long on purpose, for secrets that could be guessed: PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2).
package enum SlowHash {
    /// How often each block is hashed.
    private static let rounds: Int32 = 100_000

    /// The hash of some bytes with a salt; empty where the system has no memory left.
    package static func hash(_ secret: [UInt8], salt: [UInt8]) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: SHA256.length) { hash, count in
            let isDone = unsafe secret.withUnsafeBytes { secret in
                unsafe salt.withUnsafeBufferPointer { salt in
                    unsafe PKCS5_PBKDF2_HMAC(
                        secret.bindMemory(to: CChar.self).baseAddress,
                        Int32(clamping: secret.count),
                        salt.baseAddress,
                        Int32(clamping: salt.count),
                        rounds,
                        EVP_sha256(),
                        Int32(SHA256.length),
                        hash.baseAddress
                    ) == 1
                }
            }
            count = isDone ? SHA256.length : 0
        }
    }
}
