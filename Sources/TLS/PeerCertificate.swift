private import COpenSSL

/// What the other end has shown of itself.
package struct PeerCertificate: Sendable, Equatable {
    /// The subject's common name, if it has one.
    package let commonName: String?
    /// The subject on one line, as RFC 4514 writes names (RFC 2253 order).
    package let subject: String
    /// SHA-256 of the whole certificate, 64 lower-case hexadecimal digits.
    package let fingerprint: String
    /// The end of its validity, in seconds since 1970.
    package let notAfter: Int64
    /// Whether our authority has signed it and it was valid during the handshake.
    package let isVerified: Bool
    /// Why it is not verified.
    package let reason: String?

    /// A peer's certificate as a plain value.
    package init(
        commonName: String?,
        subject: String = "",
        fingerprint: String = "",
        notAfter: Int64 = .max,
        isVerified: Bool = true,
        reason: String? = nil
    ) {
        self.commonName = commonName
        self.subject = subject
        self.fingerprint = fingerprint
        self.notAfter = notAfter
        self.isVerified = isVerified
        self.reason = reason
    }

    init(_ certificate: Certificate, verdict: Int) {
        let name = unsafe X509_get_subject_name(certificate.pointer)
        self.init(
            commonName: unsafe PeerCertificate.commonName(name),
            subject: unsafe PeerCertificate.line(name),
            fingerprint: PeerCertificate.fingerprint(certificate),
            notAfter: certificate.notAfter,
            isVerified: verdict == Int(X509_V_OK),
            reason: verdict == Int(X509_V_OK) ? nil : unsafe String(cString: X509_verify_cert_error_string(verdict))
        )
    }

    private static func commonName(_ name: OpaquePointer?) -> String? {
        let index = unsafe X509_NAME_get_index_by_NID(name, NID_commonName, -1)
        guard index >= 0, let entry = unsafe X509_NAME_get_entry(name, index) else { return nil }
        var utf8: UnsafeMutablePointer<UInt8>?
        let count = unsafe ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(entry))
        guard let start = unsafe utf8, count >= 0 else { return nil }
        defer { unsafe CRYPTO_free(start, nil, 0) }
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)
    }

    private static func line(_ name: OpaquePointer?) -> String {
        unsafe OpenSSLText.written { bio in unsafe shim_X509_NAME_print_line(bio, name) } ?? ""
    }

    static func fingerprint(_ certificate: Certificate) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 32
        guard unsafe X509_digest(certificate.pointer, EVP_sha256(), &digest, &count) == 1 else { return "" }
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
