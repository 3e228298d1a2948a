private import COpenSSL
private import Glibc

/// The X.509 certificate of somebody who signs, or of who vouches for that (RFC 5280).
@safe package final class SignerCertificate: @unchecked Sendable {
    // Safety: an X509 counts its references and locks what it works out later; nothing is set after it was signed.
    let pointer: OpaquePointer

    /// Takes over a reference.
    init(adopting pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe X509_free(pointer) }

    /// Reads the encoding that ASN.1 prescribes; nil for anything else, and for bytes behind it.
    package convenience init?(der: [UInt8]) {
        defer { ERR_clear_error() }
        let read = unsafe der.withUnsafeBufferPointer { bytes -> OpaquePointer? in
            var next = bytes.baseAddress
            guard let read = unsafe d2i_X509(nil, &next, bytes.count) else { return nil }
            if unsafe next == bytes.baseAddress.map({ unsafe $0 + bytes.count }) { return unsafe read }
            unsafe X509_free(read)
            return nil
        }
        guard let read = unsafe read else { return nil }
        unsafe self.init(adopting: read)
    }

    /// Its encoding.
    package var der: [UInt8] {
        let length = unsafe i2d_X509(pointer, nil)
        guard length > 0 else { return [] }
        return unsafe [UInt8](unsafeUninitializedCapacity: Int(length)) { bytes, count in
            var next = bytes.baseAddress
            unsafe count = i2d_X509(pointer, &next) == length ? Int(length) : 0
        }
    }

    /// Seconds since 1970: from when, and until when it is valid; empty where that cannot be read.
    package var validity: Range<Int64> {
        let begin = unsafe Self.seconds(X509_get0_notBefore(pointer))
        let end = unsafe Self.seconds(X509_get0_notAfter(pointer))
        guard let begin, let end, begin < end else { return 0..<0 }
        return begin..<end
    }

    private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
        var parts = unsafe tm()
        guard unsafe ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
        return unsafe Int64(timegm(&parts))
    }

    /// Whether its key has made a signature of a message.
    package func verifies(_ signature: [UInt8], of message: [UInt8], by algorithm: SignatureAlgorithm) -> Bool {
        defer { ERR_clear_error() }
        guard let key = unsafe X509_get0_pubkey(pointer), unsafe algorithm.fits(key),
            let encoded = algorithm.encoded(signature), let context = unsafe EVP_MD_CTX_new()
        else { return false }
        defer { unsafe EVP_MD_CTX_free(context) }
        guard unsafe EVP_DigestVerifyInit(context, nil, algorithm.digest.function, nil, key) == 1 else { return false }
        return unsafe EVP_DigestVerify(context, encoded, encoded.count, message, message.count) == 1
    }
}

extension SignatureAlgorithm {
    /// Whether a key is of the kind, and of a size that is not to be had by calculating.
    fileprivate func fits(_ pointer: OpaquePointer) -> Bool {
        let isOfKind = unsafe EVP_PKEY_get_base_id(pointer) == (key == .rsa ? EVP_PKEY_RSA : EVP_PKEY_EC)
        return unsafe isOfKind && EVP_PKEY_get_security_bits(pointer) >= 112
    }
}
