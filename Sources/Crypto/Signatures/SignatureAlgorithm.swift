private import COpenSSL

/// How a message is hashed and signed.
package struct SignatureAlgorithm: Sendable, Hashable {
    /// The kind of key.
    package enum Key: Sendable, Hashable { case rsa, ellipticCurve }

    package let key: Key
    package let digest: Digest

    package init(_ key: Key, _ digest: Digest) { (self.key, self.digest) = (key, digest) }

    /// What RFC 7848 §2.3 recommends.
    package static let rsaSHA256 = SignatureAlgorithm(.rsa, .sha256)

    /// A signature in the form that OpenSSL reads.
    ///
    /// That of an elliptic curve is two numbers of one length, one behind the other (RFC 4050 §3.3), and a list of both in
    /// OpenSSL's form; nil where the length is odd.
    func encoded(_ signature: [UInt8]) -> [UInt8]? {
        guard key == .ellipticCurve else { return signature }
        guard signature.count.isMultiple(of: 2), (2...200).contains(signature.count) else { return nil }
        let half = signature.count / 2
        return Self.tagged(0x30, Self.integer(signature[..<half]) + Self.integer(signature[half...]))
    }

    /// A positive number of ASN.1: without zeros in front, but for one where it would be taken for a negative one.
    private static func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let digits = Array(bytes.drop { $0 == 0 })
        let isPadded = digits.first.map { $0 >= 0x80 } ?? true
        return tagged(0x02, (isPadded ? [0] : []) + digits)
    }

    private static func tagged(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length: [UInt8] = content.count < 0x80 ? [] : [0x81]
        return [tag] + length + [UInt8(truncatingIfNeeded: content.count)] + content
    }
}

extension Digest {
    /// OpenSSL's own object, which lives as long as the process.
    var function: OpaquePointer? {
        switch self {
        case .sha1: unsafe EVP_sha1()
        case .sha256: unsafe EVP_sha256()
        case .sha384: unsafe EVP_sha384()
        case .sha512: unsafe EVP_sha512()
        }
    }
}
