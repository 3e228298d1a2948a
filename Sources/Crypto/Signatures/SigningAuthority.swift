private import COpenSSL

/// Who vouches for signers: issues certificates, and lists those that it has taken back.
package struct SigningAuthority: Sendable {
    package let certificate: SignerCertificate
    private let key: SigningKey

    /// An authority whose certificate is there.
    package init(_ certificate: SignerCertificate, _ key: SigningKey) {
        (self.certificate, self.key) = (certificate, key)
    }

    /// A new one, which has signed its own certificate; nil where OpenSSL cannot make it.
    package init?(named name: String, _ key: SigningKey, validity: Range<Int64>) {
        let terms = [
            (NID_basic_constraints, "critical,CA:TRUE,pathlen:0"), (NID_key_usage, "critical,keyCertSign,cRLSign"),
            (NID_subject_key_identifier, "hash"),
        ]
        guard let made = Self.certificate(name, key, validity, terms, by: nil, key) else { return nil }
        self.init(made, key)
    }

    /// A certificate for somebody who signs; nil where OpenSSL cannot make it.
    package func certificate(named name: String, for key: SigningKey, validity: Range<Int64>) -> SignerCertificate? {
        let terms = [
            (NID_basic_constraints, "critical,CA:FALSE"), (NID_key_usage, "critical,digitalSignature"),
            (NID_subject_key_identifier, "hash"), (NID_authority_key_identifier, "keyid:always"),
        ]
        return Self.certificate(name, key, validity, terms, by: certificate, self.key)
    }

    private static func certificate(
        _ name: String,
        _ key: SigningKey,
        _ validity: Range<Int64>,
        _ terms: [(Int32, String)],
        by issuer: SignerCertificate?,
        _ signer: SigningKey
    ) -> SignerCertificate? {
        defer { ERR_clear_error() }
        guard let pointer = unsafe X509_new() else { return nil }
        let made = unsafe SignerCertificate(adopting: pointer)
        var serial = SystemRandom().bytes(16)
        serial[0] = serial[0] & 0x7f | 0x40
        let issuer = issuer ?? made
        let isFilledIn =
            unsafe X509_set_version(pointer, 2) == 1
            && ASN1_STRING_set(X509_get_serialNumber(pointer), serial, 16) == 1
            && ASN1_TIME_set(X509_getm_notBefore(pointer), Int(validity.lowerBound)) != nil
            && ASN1_TIME_set(X509_getm_notAfter(pointer), Int(validity.upperBound)) != nil
            && X509_NAME_add_entry_by_txt(
                X509_get_subject_name(pointer),
                "O",
                MBSTRING_UTF8,
                "Mock Registry",
                -1,
                -1,
                0
            )
                == 1
            && X509_NAME_add_entry_by_txt(X509_get_subject_name(pointer), "CN", MBSTRING_UTF8, name, -1, -1, 0) == 1
            && X509_set_issuer_name(pointer, X509_get_subject_name(issuer.pointer)) == 1
            && X509_set_pubkey(pointer, key.pointer) == 1
        guard isFilledIn, terms.allSatisfy({ extend(made, by: issuer, $0.0, $0.1) }) else { return nil }
        return unsafe X509_sign(pointer, signer.pointer, EVP_sha256()) > 0 ? made : nil
    }

    private static func extend(
        _ certificate: SignerCertificate,
        by issuer: SignerCertificate,
        _ identifier: Int32,
        _ value: String
    ) -> Bool {
        var context = unsafe X509V3_CTX()
        unsafe X509V3_set_ctx(&context, issuer.pointer, certificate.pointer, nil, nil, 0)
        guard let made = unsafe X509V3_EXT_nconf_nid(nil, &context, identifier, value) else { return false }
        defer { unsafe X509_EXTENSION_free(made) }
        return unsafe X509_add_ext(certificate.pointer, made, -1) == 1
    }

    /// The list of what it has taken back, as of a time in seconds since 1970, as PEM; nil where OpenSSL cannot make it.
    package func revocationList(_ revoked: [SignerCertificate], at time: Int64) -> PEMBlock? {
        defer { ERR_clear_error() }
        guard let list = unsafe X509_CRL_new(), let date = unsafe ASN1_TIME_set(nil, Int(time)) else { return nil }
        defer {
            unsafe X509_CRL_free(list)
            unsafe ASN1_TIME_free(date)
        }
        _ = unsafe X509_CRL_set_version(list, 1)
        _ = unsafe X509_CRL_set_issuer_name(list, X509_get_subject_name(certificate.pointer))
        _ = unsafe X509_CRL_set1_lastUpdate(list, date)
        for certificate in revoked {
            guard let entry = unsafe X509_REVOKED_new() else { return nil }
            _ = unsafe X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(certificate.pointer))
            _ = unsafe X509_REVOKED_set_revocationDate(entry, date)
            guard unsafe X509_CRL_add0_revoked(list, entry) == 1 else {
                unsafe X509_REVOKED_free(entry)
                return nil
            }
        }
        guard unsafe X509_CRL_sign(list, key.pointer, EVP_sha256()) > 0 else { return nil }
        let length = unsafe i2d_X509_CRL(list, nil)
        guard length > 0 else { return nil }
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(length)) { bytes, count in
            var next = bytes.baseAddress
            unsafe count = i2d_X509_CRL(list, &next) == length ? Int(length) : 0
        }
        return PEMBlock("X509 CRL", bytes)
    }
}
