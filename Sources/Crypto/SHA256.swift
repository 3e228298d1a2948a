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
