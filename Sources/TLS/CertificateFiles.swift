/// The files of a certificate directory: reuses or makes each pair of certificate and key.
struct CertificateFiles {
    private static let day: Int64 = 86_400
    let directory: String
    let now: Int64
    private(set) var madeCount = 0

    init(directory: String, now: Int64) {
        self.directory = directory
        self.now = now
    }

    mutating func authority() throws(TLSError) -> CertificateIssuer {
        let paths = (certificate: "\(directory)/ca.pem", key: "\(directory)/ca.key.pem")
        if let (found, leaf, _) = usable(paths), leaf.isAuthority {
            return CertificateIssuer(leaf, certificate: found.chain, key: found.key)
        }
        // A signer's name is part of what makes a chain: a new authority must not be taken for the old one.
        let name = "Mock Registry Development CA \(now)"
        let made = try CertificateIssuer(newAuthority: name, validity: validity(days: 3_650, until: .max))
        try write(TLSIdentity(chain: made.certificate, key: made.keyPEM), to: paths)
        return try CertificateIssuer(certificate: PEM(file: paths.certificate), key: PEM(file: paths.key))
    }

    mutating func server(_ names: [String], _ issuer: CertificateIssuer) throws(TLSError) -> TLSIdentity {
        let paths = (certificate: "\(directory)/server.pem", key: "\(directory)/server.key.pem")
        if let (found, leaf, chain) = usable(paths, issuer.certificate), issuer.hasIssued(leaf), chain.count == 2,
            names.allSatisfy({ leaf.names($0) })
        {
            return found
        }
        try write(issuer.server(names: names, validity: validity(days: 397, until: issuer.notAfter)), to: paths)
        let chain = try PEM(file: paths.certificate).read(endingWith: issuer.certificate)
        return try TLSIdentity(chain: chain, key: PEM(file: paths.key))
    }

    mutating func client(_ identifier: String, _ issuer: CertificateIssuer) throws(TLSError) {
        let paths = CertificateFiles.client(identifier, in: directory)
        if let (_, leaf, _) = usable(paths), issuer.hasIssued(leaf) { return }
        let validity = validity(days: 397, until: issuer.notAfter)
        try write(issuer.client(commonName: identifier, validity: validity), to: paths)
    }

    /// An identifier may hold any character (RFC 5730 §4.2: clIDType), a file name must not: others are written as %XX.
    static func client(_ identifier: String, in directory: String) -> (certificate: String, key: String) {
        var name = ""
        for byte in identifier.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                name.unicodeScalars.append(Unicode.Scalar(byte))
            default: name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return ("\(directory)/clients/\(name).pem", "\(directory)/clients/\(name).key.pem")
    }

    /// The identity in two files, with its chain read, if it will serve for another day at least.
    private func usable(_ paths: (certificate: String, key: String), _ authority: PEM? = nil)
        -> (identity: TLSIdentity, leaf: Certificate, chain: [Certificate])?
    {
        guard let chain = try? PEM(file: paths.certificate).read(endingWith: authority),
            let key = try? PEM(file: paths.key), let certificates = chain.certificates, let leaf = certificates.first,
            leaf.hasPublicKey(in: key) || (try? PrivateKey(key)).map(leaf.matches) == true,
            leaf.isValid(at: now), leaf.isValid(at: now + CertificateFiles.day)
        else { return nil }
        return (TLSIdentity(chain: chain, key: key), leaf, certificates)
    }

    /// Begins an hour ago: clocks of machines and containers differ.
    private func validity(days: Int64, until last: Int64) -> Range<Int64> {
        let start = now - 3_600
        return start..<max(start + 1, min(now + days * CertificateFiles.day, last))
    }

    private mutating func write(_ identity: TLSIdentity, to paths: (certificate: String, key: String)) throws(TLSError)
    {
        try FileSystem.write(identity.key.text, to: paths.key, mode: 0o600)
        try FileSystem.write(identity.chain.text, to: paths.certificate, mode: 0o644)
        madeCount += 1
    }
}
