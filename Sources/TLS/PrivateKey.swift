private import COpenSSL

/// Owns one private key.
@safe final class PrivateKey {
    let pointer: OpaquePointer

    /// A new key on the curve P-256.
    init() throws(TLSError) {
        ERR_clear_error()
        guard let key = unsafe shim_EVP_EC_gen("P-256") else { throw .drainingQueue(.key, "cannot make a key") }
        unsafe pointer = key
    }

    /// Reads a key; one that is encrypted is refused, as nobody is there to be asked for its password.
    init(_ pem: PEM) throws(TLSError) {
        ERR_clear_error()
        let key = unsafe OpenSSLText.reading(pem) { bio in
            unsafe PEM_read_bio_PrivateKey(bio, nil, { _, _, _, _ in -1 }, nil)
        }
        guard let key = unsafe key else {
            throw .drainingQueue(.key, "\(pem.source) holds no private key that we can read")
        }
        unsafe pointer = key
    }

    var pem: String? {
        unsafe OpenSSLText.written { bio in unsafe PEM_write_bio_PKCS8PrivateKey(bio, pointer, nil, nil, 0, nil, nil) }
    }

    deinit { unsafe EVP_PKEY_free(pointer) }
}
