private import COpenSSL

/// An authority in memory: signs certificates for servers and clients, with P-256 keys made here.
package final class CertificateIssuer {
    /// The authority's own certificate: what others trust.
    package let certificate: PEM
    private let own: Certificate
    /// The authority's key, for its file, or to open the authority again.
    package let keyPEM: PEM
    /// Read when the first certificate is issued: most starts issue none.
    private var key: PrivateKey?

    /// A new authority.
    package init(newAuthority commonName: String, validity: Range<Int64>) throws(TLSError) {
        let key = try PrivateKey()
        let draft = try CertificateDraft(commonName: commonName, key: key, validity: validity)
        try draft.extend(
            issuer: draft.certificate,
            [
                (NID_basic_constraints, "critical,CA:TRUE,pathlen:0"),
                (NID_key_usage, "critical,keyCertSign,cRLSign"),
                (NID_subject_key_identifier, "hash"),
                (NID_authority_key_identifier, "keyid:always"),
            ]
        )
        own = try draft.signed(as: draft.certificate, with: key)
        certificate = PEM(own.pem ?? "", source: "new authority")
        keyPEM = PEM(key.pem ?? "", source: "new key")
        self.key = key
    }

    /// An authority that was made before.
    package init(certificate: PEM, key: PEM) throws(TLSError) {
        let read = try PrivateKey(key)
        guard let first = try Certificate.all(in: certificate).first, first.matches(read), first.isAuthority else {
            throw TLSError(.key, "\(certificate.source) and \(key.source) are not an authority and its key")
        }
        self.certificate = certificate
        own = first
        keyPEM = key
        self.key = read
    }

    /// An authority whose key has been seen to be that of its certificate.
    init(_ own: Certificate, certificate: PEM, key: PEM) {
        self.own = own
        self.certificate = certificate
        keyPEM = key
    }

    /// The authority's last moment, in seconds since 1970.
    package var notAfter: Int64 { own.notAfter }

    /// Whether a certificate comes from here, by names and key identifiers.
    func hasIssued(_ leaf: Certificate) -> Bool { leaf.isIssued(by: own) }

    /// A server's identity, with the full chain.
    package func server(names: [String], validity: Range<Int64>) throws(TLSError) -> TLSIdentity {
        let alternatives = try names.map { name throws(TLSError) in try alternative(name) }
        return try issue(
            commonName: names.first ?? "localhost",
            validity,
            [
                (NID_ext_key_usage, "serverAuth"),
                (NID_subject_alt_name, alternatives.joined(separator: ",")),
            ],
            withChain: true
        )
    }

    /// A client's identity.
    package func client(commonName: String, validity: Range<Int64>) throws(TLSError) -> TLSIdentity {
        try issue(commonName: commonName, validity, [(NID_ext_key_usage, "clientAuth")], withChain: false)
    }

    private func issue(
        commonName: String,
        _ validity: Range<Int64>,
        _ extensions: [(Int32, String)],
        withChain: Bool
    ) throws(TLSError) -> TLSIdentity {
        let leafKey = try PrivateKey()
        let draft = try CertificateDraft(commonName: commonName, key: leafKey, validity: validity)
        let common = [
            (NID_basic_constraints, "critical,CA:FALSE"),
            (NID_key_usage, "critical,digitalSignature"),
            (NID_subject_key_identifier, "hash"),
            (NID_authority_key_identifier, "keyid:always"),
        ]
        try draft.extend(issuer: own, common + extensions)
        let leaf = try draft.signed(as: own, with: signer())
        guard let leafText = leaf.pem, let keyText = leafKey.pem else {
            throw .drainingQueue(.certificate, "cannot write a certificate for \(commonName)")
        }
        return TLSIdentity(
            chain: PEM(withChain ? leafText + certificate.text : leafText, source: "certificate of \(commonName)"),
            key: PEM(keyText, source: "key of \(commonName)")
        )
    }

    private func signer() throws(TLSError) -> PrivateKey {
        if let key { return key }
        let read = try PrivateKey(keyPEM)
        key = read
        return read
    }

    /// OpenSSL reads alternative names from a small language of its own, in which a comma begins the next name.
    private func alternative(_ name: String) throws(TLSError) -> String {
        let isHarmless = name.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "*"),
                UInt8(ascii: ":"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isHarmless, !name.isEmpty else { throw TLSError(.certificate, "\(name) is no host name") }
        return (CertificateIssuer.isAddress(name) ? "IP:" : "DNS:") + name
    }

    private static func isAddress(_ name: String) -> Bool {
        guard let address = unsafe a2i_IPADDRESS(name) else {
            ERR_clear_error()
            return false
        }
        unsafe ASN1_OCTET_STRING_free(address)
        return true
    }
}
