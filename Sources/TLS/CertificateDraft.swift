private import COpenSSL

/// A certificate that is being filled in.
struct CertificateDraft {
    let certificate: Certificate

    init(commonName: String, key: PrivateKey, validity: Range<Int64>) throws(TLSError) {
        ERR_clear_error()
        guard let pointer = unsafe X509_new() else { throw .drainingQueue(.certificate, "cannot make a certificate") }
        certificate = unsafe Certificate(adopting: pointer)
        let isFilledIn =
            unsafe X509_set_version(pointer, 2) == 1
            && CertificateDraft.setSerial(X509_get_serialNumber(pointer))
            && ASN1_TIME_set(X509_getm_notBefore(pointer), Int(validity.lowerBound)) != nil
            && ASN1_TIME_set(X509_getm_notAfter(pointer), Int(validity.upperBound)) != nil
            && CertificateDraft.setName(X509_get_subject_name(pointer), commonName)
            && X509_set_pubkey(pointer, key.pointer) == 1
        guard isFilledIn else { throw .drainingQueue(.certificate, "cannot make a certificate for \(commonName)") }
    }

    /// 127 random bits: positive and, as the second highest bit is set, always of the same length.
    private static func setSerial(_ serial: UnsafeMutablePointer<ASN1_INTEGER>?) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard unsafe RAND_bytes(&bytes, 16) == 1 else { return false }
        bytes[0] = bytes[0] & 0x7f | 0x40
        return unsafe ASN1_STRING_set(serial, bytes, 16) == 1
    }

    private static func setName(_ name: OpaquePointer?, _ commonName: String) -> Bool {
        unsafe add("O", "Mock Registry", to: name) && add("CN", commonName, to: name)
    }

    private static func add(_ field: String, _ value: String, to name: OpaquePointer?) -> Bool {
        let count = Int32(clamping: value.utf8.count)
        return unsafe X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, value, count, -1, 0) == 1
    }

    func extend(issuer: Certificate, _ extensions: [(Int32, String)]) throws(TLSError) {
        var context = unsafe X509V3_CTX()
        unsafe X509V3_set_ctx(&context, issuer.pointer, certificate.pointer, nil, nil, 0)
        for (identifier, value) in extensions {
            guard let made = unsafe X509V3_EXT_nconf_nid(nil, &context, identifier, value) else {
                throw .drainingQueue(.certificate, "cannot make a certificate with \(value)")
            }
            defer { unsafe X509_EXTENSION_free(made) }
            _ = unsafe X509_add_ext(certificate.pointer, made, -1)
        }
    }

    func signed(as issuer: Certificate, with key: PrivateKey) throws(TLSError) -> Certificate {
        _ = unsafe X509_set_issuer_name(certificate.pointer, X509_get_subject_name(issuer.pointer))
        guard unsafe X509_sign(certificate.pointer, key.pointer, EVP_sha256()) > 0 else {
            throw .drainingQueue(.certificate, "cannot sign a certificate")
        }
        return certificate
    }
}
