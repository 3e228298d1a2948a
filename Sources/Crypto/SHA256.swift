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
