import Crypto
import EPP
import Locks
import Registry

/// Signs marks for tests, in the place of the validators of the clearing house.
///
/// Its keys are made when they are first needed, and kept where somebody wants that: they are secrets, and worth nothing to
/// anybody but those who test against this process.
package final class MarkAuthority: Sendable {
    /// Where keys are kept from one run to the next.
    package struct Keeper: Sendable {
        let load: @Sendable () -> String?
        let save: @Sendable (String) -> Bool

        /// `load` answers nil where nothing is kept, `save` false where nothing can be.
        package init(load: @escaping @Sendable () -> String?, save: @escaping @Sendable (String) -> Bool) {
            (self.load, self.save) = (load, save)
        }
    }

    private let keeper: Keeper?
    private let keys = Locked<MarkAuthorityKeys?>(nil)
    private let count = Locked(0)

    package init(keptBy keeper: Keeper? = nil) { self.keeper = keeper }

    /// With the keys that a text holds, as `MarkAuthorityKeys.text` writes them.
    package convenience init(keys: String) { self.init(keptBy: Keeper(load: { keys }, save: { _ in false })) }

    /// Whom a registry trusts that knows nobody else: none as long as nothing was ever signed.
    package var known: [String] { keys.withLock { loaded(&$0) }.map { [$0.trusted] } ?? [] }

    private func loaded(_ keys: inout MarkAuthorityKeys?) -> MarkAuthorityKeys? {
        if keys == nil, let keeper { keys = keeper.load().flatMap(MarkAuthorityKeys.init) }
        return keys
    }

    /// Its certificate and the list of those that it has taken back, in PEM; nil where no keys can be made.
    package var certificate: String? { madeKeys()?.trusted }

    private func madeKeys() -> MarkAuthorityKeys? {
        keys.withLock { keys in
            if let there = loaded(&keys) { return there }
            keys = MarkAuthorityKeys.made()
            if let made = keys, let keeper { _ = keeper.save(made.text) }
            return keys
        }
    }

    /// What a mark is signed as.
    package enum Flaw: String, Sendable, Codable, CaseIterable {
        /// What was signed is not what is in it.
        case altered
        /// Signed by somebody whom nobody vouches for.
        case untrusted
        /// The signer's certificate is over.
        case certificateExpired
        /// The signer's certificate was taken back.
        case certificateRevoked
    }

    /// A mark as it is signed at a time; nil where no keys can be made.
    package func sign(_ draft: MarkDraft, at now: Instant) -> SignedMarkFile? {
        guard let keys = madeKeys(), let signer = keys.signer(draft.flaw, at: now) else { return nil }
        let id = draft.id ?? number(at: now)
        var text = SignedMarkText(draft, id: id, at: now)
        guard text.sign(with: signer) else { return nil }
        if draft.flaw == .altered { text.alter() }
        return SignedMarkFile(draft.mark, id: id, draft.validity(at: now), document: text.document)
    }

    /// One that this process has not given before; 65535 is the issuer of the clearing house's own tests.
    private func number(at now: Instant) -> String {
        let count = count.withLock { count in
            count += 1
            return count
        }
        let digits = String(count)
        return "\(max(0, now.milliseconds))\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)-65535"
    }
}

/// Who signs: a key, and the certificate that goes with the mark.
struct MarkSigner: Sendable {
    let key: SigningKey
    let certificate: SignerCertificate
}

/// The keys of the test authority, and what it has issued.
package struct MarkAuthorityKeys: Sendable {
    private let authority: SigningAuthority
    private let authorityKey: SigningKey
    private let signerKey: SigningKey
    private let good: SignerCertificate
    private let revoked: SignerCertificate
    private let list: PEMBlock

    /// All the time that a registry's clock may stand at: 1970 to 9999.
    private static let always: Range<Int64> = 0..<253_402_300_799
    private static let name = "Mock Registry test authority of marks"
    private static let signerName = "Mock Registry test validator of marks"

    /// New ones; nil where OpenSSL cannot make them.
    package static func made() -> MarkAuthorityKeys? {
        guard let authorityKey = SigningKey.rsa(), let signerKey = SigningKey.rsa(),
            let authority = SigningAuthority(named: name, authorityKey, validity: always),
            let good = authority.certificate(named: signerName, for: signerKey, validity: always),
            let revoked = authority.certificate(named: signerName, for: signerKey, validity: always),
            let list = authority.revocationList([revoked], at: 0)
        else { return nil }
        return MarkAuthorityKeys(authority, authorityKey, signerKey, good, revoked, list)
    }

    private init(
        _ authority: SigningAuthority,
        _ authorityKey: SigningKey,
        _ signerKey: SigningKey,
        _ good: SignerCertificate,
        _ revoked: SignerCertificate,
        _ list: PEMBlock
    ) {
        (self.authority, self.authorityKey, self.signerKey) = (authority, authorityKey, signerKey)
        (self.good, self.revoked, self.list) = (good, revoked, list)
    }

    /// Those that a text holds; nil where it is not such a text.
    package init?(_ text: String) {
        let blocks = PEMBlock.all(in: text)
        let certificates = blocks.filter { $0.label == "CERTIFICATE" }.compactMap { SignerCertificate(der: $0.bytes) }
        let keys = blocks.filter { $0.label == "PRIVATE KEY" }.compactMap { SigningKey(der: $0.bytes) }
        guard certificates.count == 3, keys.count == 2, let list = blocks.first(where: { $0.label == "X509 CRL" })
        else {
            return nil
        }
        let authority = SigningAuthority(certificates[0], keys[0])
        self.init(authority, keys[0], keys[1], certificates[1], certificates[2], list)
    }

    /// What is trusted: the certificate, and what was taken back.
    package var trusted: String { PEMBlock("CERTIFICATE", authority.certificate.der).text + list.text }

    /// All of it in PEM, the private keys too: a secret.
    package var text: String {
        let certificates = [authority.certificate, good, revoked].map { PEMBlock("CERTIFICATE", $0.der) }
        let keys = [authorityKey, signerKey].map { PEMBlock("PRIVATE KEY", $0.der) }
        return (certificates + keys + [list]).map(\.text).joined()
    }

    func signer(_ flaw: MarkAuthority.Flaw?, at now: Instant) -> MarkSigner? {
        switch flaw {
        case nil, .altered: return MarkSigner(key: signerKey, certificate: good)
        case .certificateRevoked: return MarkSigner(key: signerKey, certificate: revoked)
        case .certificateExpired:
            let end = max(1, now.seconds - 86_400)
            let validity = max(0, end - 365 * 86_400)..<end
            return authority.certificate(named: Self.signerName, for: signerKey, validity: validity)
                .map { MarkSigner(key: signerKey, certificate: $0) }
        case .untrusted:
            // The name is the good one's, and so is the key that was signed with: only who vouches is another.
            guard let stranger = SigningAuthority(named: Self.name, signerKey, validity: Self.always) else {
                return nil
            }
            return stranger.certificate(named: Self.signerName, for: signerKey, validity: Self.always)
                .map { MarkSigner(key: signerKey, certificate: $0) }
        }
    }
}
