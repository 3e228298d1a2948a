private import COpenSSL
private import Glibc

/// Owns one X.509 certificate.
@safe final class Certificate: @unchecked Sendable {
    // Safety: an X509 counts its references and locks what it works out later; nothing is set after it was signed.
    let pointer: OpaquePointer

    /// Takes over a reference.
    init(adopting pointer: OpaquePointer) { unsafe self.pointer = pointer }

    /// All certificates of a PEM text, in order; there is at least one.
    static func all(in pem: PEM) throws(TLSError) -> [Certificate] {
        if let read = pem.certificates { return read }
        ERR_clear_error()
        var found: [Certificate] = []
        _ = unsafe OpenSSLText.reading(pem) { bio -> Bool? in
            while let next = unsafe PEM_read_bio_X509(bio, nil, { _, _, _, _ in -1 }, nil) {
                unsafe found.append(Certificate(adopting: next))
            }
            return nil
        }
        guard !found.isEmpty else {
            throw .drainingQueue(.certificate, "\(pem.source) holds no certificate that we can read")
        }
        ERR_clear_error()
        return found
    }

    var pem: String? { unsafe OpenSSLText.written { bio in unsafe PEM_write_bio_X509(bio, pointer) } }

    /// Seconds since 1970; a time that cannot be read is long past.
    var notAfter: Int64 { unsafe Certificate.seconds(X509_get0_notAfter(pointer)) }
    var notBefore: Int64 { unsafe Certificate.seconds(X509_get0_notBefore(pointer)) }

    func isValid(at now: Int64) -> Bool { notBefore <= now && now < notAfter }

    func matches(_ key: PrivateKey) -> Bool {
        defer { ERR_clear_error() }
        return unsafe X509_check_private_key(pointer, key.pointer) == 1
    }

    /// Whether a private key's text tells this certificate's public key beside the private one (RFC 5915 §3): as telling
    /// as `matches`, which would have the key decoded.
    func hasPublicKey(in key: PEM) -> Bool {
        guard let bits = unsafe X509_get0_pubkey_bitstr(pointer) else { return false }
        let count = unsafe Int(ASN1_STRING_length(bits))
        guard count > 0, let start = unsafe ASN1_STRING_get0_data(bits) else { return false }
        return unsafe PrivateKey.encoding(in: key, endsWith: UnsafeRawBufferPointer(start: start, count: count))
    }

    /// Compares names and key identifiers, which name the issuer's key: as telling as the signature, and far quicker.
    func isIssued(by issuer: Certificate) -> Bool {
        unsafe X509_check_issued(issuer.pointer, pointer) == X509_V_OK
    }

    var isAuthority: Bool { unsafe X509_check_ca(pointer) == 1 }

    func names(_ host: String) -> Bool {
        if unsafe X509_check_ip_asc(pointer, host, 0) == 1 { return true }
        return unsafe X509_check_host(pointer, host, host.utf8.count, 0, nil) == 1
    }

    private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64 {
        var parts = unsafe tm()
        guard unsafe ASN1_TIME_to_tm(time, &parts) == 1 else { return .min }
        return unsafe Int64(timegm(&parts))
    }

    deinit { unsafe X509_free(pointer) }
}
