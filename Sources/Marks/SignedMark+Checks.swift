import Crypto
import EPP
import Locks
import Registry

extension SignedMark {
    /// Throws what speaks against it at a time, 2306 for all: the signature, who vouches for the signer, what was taken back,
    /// and the mark's own dates (RFC 7848 §2.3; RFC 9361, sunrise).
    package func check(authorities: [String], revoked: [RevokedMark], at now: Instant) throws(EPPError) {
        let signature: EnvelopedSignature
        do throws(SignatureFlaw) { signature = try self.signature.get() } catch {
            throw refusal(error.text, "RFC 7848 §2.3, XML Signature")
        }
        try checkSigner(signature, authorities, at: now)
        if let entry = revoked.first(where: { $0.id == id && $0.at <= now }) {
            throw refusal("the mark \(id) was revoked at \(entry.at)", "RFC 9361, SMD revocation list")
        }
        guard notBefore <= now else { throw refusal("the mark is not valid before \(notBefore)", "RFC 7848 §2.3") }
        guard now < notAfter else { throw refusal("the mark was valid until \(notAfter)", "RFC 7848 §2.3") }
    }

    private func checkSigner(
        _ signature: EnvelopedSignature,
        _ authorities: [String],
        at now: Instant
    ) throws(EPPError) {
        let section = "RFC 5280 §6, policy launch.markAuthorities"
        guard let anchors = KnownAnchors.anchors(of: authorities) else {
            throw refusal("the registry knows no authority that vouches for marks", section)
        }
        do throws(TrustAnchors.Flaw) {
            try anchors.check(signature.signer, among: signature.others, at: now.seconds)
        } catch {
            switch error {
            case .untrusted(let reason):
                throw refusal("no authority of the registry vouches for who has signed the mark: \(reason)", section)
            case .invalid(let times):
                let (begin, end) = (Instant(seconds: times.lowerBound), Instant(seconds: times.upperBound))
                throw refusal("a certificate of who has signed the mark is valid from \(begin) to \(end)", section)
            case .revoked(let time):
                let found = "the certificate of who has signed the mark was revoked at \(Instant(seconds: time))"
                throw refusal(found, section)
            }
        }
    }

    private func refusal(_ found: String, _ section: String) -> EPPError {
        EPPError(.valuePolicy, found, section, at: Item(Namespace.signedMark, "id", id))
    }
}

/// Authorities that have been read: that takes longer than all else.
private enum KnownAnchors {
    private static let known = Locked<[[String]: TrustAnchors]>([:])
    /// Sets of authorities that are kept.
    private static let most = 64

    static func anchors(of texts: [String]) -> TrustAnchors? {
        guard !texts.isEmpty else { return nil }
        return known.withLock { known in
            if let anchors = known[texts] { return anchors }
            guard let read = TrustAnchors(texts) else { return nil }
            if known.count >= most { known.removeAll() }
            known[texts] = read
            return read
        }
    }
}
