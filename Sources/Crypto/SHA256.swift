private import COpenSSL

/// The hash function SHA-256 (FIPS 180-4).
package enum SHA256 {
    /// The length of a hash in bytes.
    package static let length = 32

    /// The hash of some bytes.
    package static func hash(_ bytes: [UInt8]) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: length) { hash, count in
            unsafe bytes.withUnsafeBufferPointer { message in
                unsafe count = COpenSSL.SHA256(message.baseAddress, message.count, hash.baseAddress) == nil ? 0 : length
            }
        }
    }
}

extension SHA256 {
    /// A code that only who has the key can make of a message: HMAC (RFC 2104).
    package static func authentication(of message: [UInt8], key: [UInt8]) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: length) { code, count in
            unsafe message.withUnsafeBufferPointer { message in
                unsafe key.withUnsafeBufferPointer { key in
                    let made = unsafe EVP_Q_mac(
                        nil,
                        "HMAC",
                        nil,
                        "SHA256",
                        nil,
                        key.baseAddress,
                        key.count,
                        message.baseAddress,
                        message.count,
                        code.baseAddress,
                        length,
                        &count
                    )
                    if unsafe made == nil { count = 0 }
                }
            }
        }
    }
}

/// Whether two byte strings are equal, found in a time that does not depend on where they differ.
///
/// Lengths are no secret: strings of different lengths are told apart at once. Compare hashes where they are one.
package func bytesAreEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe left.withUnsafeBytes { left in
        unsafe right.withUnsafeBytes { right in
            unsafe CRYPTO_memcmp(left.baseAddress, right.baseAddress, left.count) == 0
        }
    }
}

/// The hash functions by which DNS names keys (RFC 4034 §5.1.3, RFC 4509, RFC 6605), and XML signatures what is signed
/// (RFC 6931 §2.1); for secrets see `SHA256`.
package enum Digest: Sendable {
    case sha1, sha256, sha384, sha512

    /// The hash of some bytes.
    package func hash(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .sha256: SHA256.hash(bytes)
        case .sha1: unsafe Self.hash(bytes, length: 20) { unsafe SHA1($0, $1, $2) != nil }
        case .sha384: unsafe Self.hash(bytes, length: 48) { unsafe SHA384($0, $1, $2) != nil }
        case .sha512: unsafe Self.hash(bytes, length: 64) { unsafe SHA512($0, $1, $2) != nil }
        }
    }

    private static func hash(
        _ bytes: [UInt8],
        length: Int,
        _ function: (UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UInt8>?) -> Bool
    ) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: length) { hash, count in
            unsafe bytes.withUnsafeBufferPointer { message in
                unsafe count = function(message.baseAddress, message.count, hash.baseAddress) ? length : 0
            }
        }
    }
}
