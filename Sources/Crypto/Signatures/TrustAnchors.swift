private import COpenSSL

/// Whom somebody trusts to vouch for signers, and what these have taken back (RFC 5280 §6).
package struct TrustAnchors: Sendable {
    private let certificates: [SignerCertificate]
    private let lists: [RevocationList]

    /// All certificates and revocation lists of PEM texts; nil where one of them holds no certificate that can be read.
    package init?(_ texts: [String]) {
        var (certificates, lists): ([SignerCertificate], [RevocationList]) = ([], [])
        for text in texts {
            let blocks = PEMBlock.all(in: text)
            let found = blocks.filter { $0.label == "CERTIFICATE" }.compactMap { SignerCertificate(der: $0.bytes) }
            let lost = blocks.filter { $0.label == "X509 CRL" }.compactMap { RevocationList(der: $0.bytes) }
            guard !found.isEmpty, found.count + lost.count == blocks.count else { return nil }
            certificates += found
            lists += lost
        }
        (self.certificates, self.lists) = (certificates, lists)
    }

    /// What is wrong with a signer's certificate.
    package enum Flaw: Error, Equatable {
        /// Nobody whom we trust vouches for it; OpenSSL's words.
        case untrusted(String)
        /// A certificate of the chain is not valid yet, or no longer: seconds since 1970.
        case invalid(Range<Int64>)
        /// Taken back by who has vouched for it: seconds since 1970.
        case revoked(Int64)
    }

    /// Throws what is wrong with a certificate at a time, in seconds since 1970; others may stand between it and an anchor.
    package func check(
        _ certificate: SignerCertificate,
        among others: [SignerCertificate],
        at now: Int64
    ) throws(Flaw) {
        let chain = try chain(certificate, others)
        for certificate in chain where !certificate.validity.contains(now) {
            throw .invalid(certificate.validity)
        }
        for (certificate, issuer) in zip(chain, chain.dropFirst()) {
            for list in lists where list.isSigned(by: issuer) {
                if let time = list.revocation(of: certificate), time <= now { throw .revoked(time) }
            }
        }
    }

    /// The chain from a certificate to an anchor, signatures and constraints checked; of its times more can be said than
    /// OpenSSL would.
    private func chain(
        _ certificate: SignerCertificate,
        _ others: [SignerCertificate]
    ) throws(Flaw) -> [SignerCertificate] {
        defer { ERR_clear_error() }
        guard let store = unsafe X509_STORE_new() else { throw .untrusted("out of memory") }
        defer { unsafe X509_STORE_free(store) }
        for anchor in certificates { _ = unsafe X509_STORE_add_cert(store, anchor.pointer) }
        guard let list = unsafe shim_sk_X509_new() else { throw .untrusted("out of memory") }
        defer { unsafe shim_sk_X509_free(list) }
        for other in others { _ = unsafe shim_sk_X509_push(list, other.pointer) }
        guard let context = unsafe X509_STORE_CTX_new() else { throw .untrusted("out of memory") }
        defer { unsafe X509_STORE_CTX_free(context) }
        guard unsafe X509_STORE_CTX_init(context, store, certificate.pointer, list) == 1,
            let terms = unsafe X509_STORE_CTX_get0_param(context)
        else { throw .untrusted("out of memory") }
        // An anchor need not have signed itself: who is named is trusted.
        _ = unsafe X509_VERIFY_PARAM_set_flags(terms, UInt(X509_V_FLAG_NO_CHECK_TIME) | UInt(X509_V_FLAG_PARTIAL_CHAIN))
        // 112 bits: no SHA-1, no RSA key below 2048 bits.
        unsafe X509_VERIFY_PARAM_set_auth_level(terms, 2)
        guard unsafe X509_verify_cert(context) == 1 else {
            let code = unsafe Int(X509_STORE_CTX_get_error(context))
            throw .untrusted(unsafe String(cString: X509_verify_cert_error_string(code)))
        }
        return unsafe Self.chain(of: context)
    }

    private static func chain(of context: OpaquePointer) -> [SignerCertificate] {
        guard let chain = unsafe X509_STORE_CTX_get0_chain(context) else { return [] }
        return unsafe (0..<OPENSSL_sk_num(chain)).compactMap { index in
            guard let pointer = unsafe OPENSSL_sk_value(chain, index) else { return nil }
            let certificate = OpaquePointer(pointer)
            return unsafe X509_up_ref(certificate) == 1 ? SignerCertificate(adopting: certificate) : nil
        }
    }
}
