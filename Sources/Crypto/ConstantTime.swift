private import COpenSSL

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
