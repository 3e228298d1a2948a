private import COpenSSL

/// A private key that signs; it never tells itself but where it is asked to.
@safe package final class SigningKey: @unchecked Sendable {
    // Safety: an EVP_PKEY counts its references and locks what it works out later; nothing is set after it was made.
    let pointer: OpaquePointer

    deinit { unsafe EVP_PKEY_free(pointer) }

    /// A new RSA key of 2048 bits, which takes a tenth of a second or two; nil where the system has no memory left.
    package static func rsa() -> SigningKey? {
        defer { ERR_clear_error() }
        return unsafe shim_EVP_RSA_gen(2048).map { unsafe SigningKey(adopting: $0) }
    }

    /// A new key on the curve P-256; nil where the system has no memory left.
    package static func ellipticCurve() -> SigningKey? {
        defer { ERR_clear_error() }
        return unsafe shim_EVP_EC_gen("P-256").map { unsafe SigningKey(adopting: $0) }
    }

    private init(adopting pointer: OpaquePointer) { unsafe self.pointer = pointer }

    /// Reads the encoding of PKCS #8 (RFC 5208).
    package init?(der: [UInt8]) {
        defer { ERR_clear_error() }
        let read = unsafe der.withUnsafeBufferPointer { bytes -> OpaquePointer? in
            var next = bytes.baseAddress
            return unsafe d2i_AutoPrivateKey(nil, &next, bytes.count)
        }
        guard let read = unsafe read else { return nil }
        unsafe pointer = read
    }

    /// Its encoding, which is a secret.
    package var der: [UInt8] {
        guard let info = unsafe EVP_PKEY2PKCS8(pointer) else { return [] }
        defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
        let length = unsafe i2d_PKCS8_PRIV_KEY_INFO(info, nil)
        guard length > 0 else { return [] }
        return unsafe [UInt8](unsafeUninitializedCapacity: Int(length)) { bytes, count in
            var next = bytes.baseAddress
            unsafe count = i2d_PKCS8_PRIV_KEY_INFO(info, &next) == length ? Int(length) : 0
        }
    }

    /// The signature of a message, by RSA and SHA-256; nil where the key is of another kind.
    package func signature(of message: [UInt8]) -> [UInt8]? {
        defer { ERR_clear_error() }
        guard unsafe EVP_PKEY_get_base_id(pointer) == EVP_PKEY_RSA, let context = unsafe EVP_MD_CTX_new() else {
            return nil
        }
        defer { unsafe EVP_MD_CTX_free(context) }
        guard unsafe EVP_DigestSignInit(context, nil, EVP_sha256(), nil, pointer) == 1 else { return nil }
        var length = 512
        let signature = unsafe [UInt8](unsafeUninitializedCapacity: length) { bytes, count in
            let isDone = unsafe EVP_DigestSign(context, bytes.baseAddress, &length, message, message.count) == 1
            count = isDone ? length : 0
        }
        return signature.isEmpty ? nil : signature
    }
}
