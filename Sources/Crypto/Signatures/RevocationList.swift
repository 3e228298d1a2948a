private import COpenSSL
private import Glibc

/// A list of certificates that who has vouched for them has taken back (RFC 5280 §5).
@safe final class RevocationList: @unchecked Sendable {
    // Safety: an X509_CRL locks what it works out later; nothing is set after it was read.
    private let pointer: OpaquePointer

    deinit { unsafe X509_CRL_free(pointer) }

    /// Reads the encoding that ASN.1 prescribes; nil for anything else.
    init?(der: [UInt8]) {
        defer { ERR_clear_error() }
        let read = unsafe der.withUnsafeBufferPointer { bytes -> OpaquePointer? in
            var next = bytes.baseAddress
            return unsafe d2i_X509_CRL(nil, &next, bytes.count)
        }
        guard let read = unsafe read else { return nil }
        unsafe pointer = read
    }

    /// Whether it is this authority's, by name and signature.
    func isSigned(by issuer: SignerCertificate) -> Bool {
        defer { ERR_clear_error() }
        guard unsafe X509_NAME_cmp(X509_CRL_get_issuer(pointer), X509_get_subject_name(issuer.pointer)) == 0,
            let key = unsafe X509_get0_pubkey(issuer.pointer)
        else { return false }
        return unsafe X509_CRL_verify(pointer, key) == 1
    }

    /// When a certificate was taken back, in seconds since 1970; nil where it is not in the list.
    func revocation(of certificate: SignerCertificate) -> Int64? {
        var entry: OpaquePointer?
        guard unsafe X509_CRL_get0_by_cert(pointer, &entry, certificate.pointer) == 1, let entry = unsafe entry else {
            return nil
        }
        var parts = unsafe tm()
        guard unsafe ASN1_TIME_to_tm(X509_REVOKED_get0_revocationDate(entry), &parts) == 1 else { return .min }
        return unsafe Int64(timegm(&parts))
    }
}
