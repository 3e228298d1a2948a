import Commands
import Crypto
import EPP
import Registry
import XML

/// A signed mark as it is being written: everything but the signature, which is put in when the rest is there.
struct SignedMarkText {
    private let head: [UInt8]
    private let elementID: String
    private var signature = #"<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>"#
    private var alteration: (from: String, to: String)?
    private let name: String

    init(_ draft: MarkDraft, id: String, at now: Instant) {
        let validity = draft.validity(at: now)
        elementID = "smd-\(id)"
        name = draft.mark.rights.first?.markName ?? ""
        var xml = XMLWriter()
        xml.raw(#"<?xml version="1.0" encoding="UTF-8"?>"#)
        xml.open("smd:signedMark", ["xmlns:smd": Namespace.signedMark, "id": elementID])
        xml.element("smd:id", text: id)
        xml.element("smd:issuerInfo", ("issuerID", "65535")) { xml in
            xml.element("smd:org", text: "Mock Registry")
            xml.element("smd:email", text: "marks@registry.example")
        }
        xml.date("smd:notBefore", validity.notBefore)
        xml.date("smd:notAfter", validity.notAfter)
        draft.mark.write(&xml)
        head = xml.finish()
    }

    var document: [UInt8] {
        let whole = String(decoding: head, as: UTF8.self) + signature + "</smd:signedMark>"
        guard let alteration, let place = whole.firstRange(of: alteration.from) else { return Array(whole.utf8) }
        return Array((whole[..<place.lowerBound] + alteration.to + whole[place.upperBound...]).utf8)
    }

    /// Changes what was signed.
    mutating func alter() {
        let tag = "<mark:markName>"
        alteration = (tag, "\(tag)Altered ")
    }

    /// False where there is no memory left.
    mutating func sign(with signer: MarkSigner) -> Bool {
        guard let mark = canonical(\.self, withoutSignature: true) else { return false }
        let info = Self.signedInfo(elementID, Base64.encode(SHA256.hash(mark)))
        signature = Self.signature(info, value: "", signer.certificate)
        guard let message = canonical({ $0.lastChild?.firstChild ?? $0 }, withoutSignature: false),
            let value = signer.key.signature(of: message)
        else { return false }
        signature = Self.signature(info, value: Base64.encode(value), signer.certificate)
        return true
    }

    private func canonical(_ part: (Element) -> Element, withoutSignature: Bool) -> [UInt8]? {
        guard let root = try? XMLReader().read(document), let source = try? root.source() else { return nil }
        return source.canonical(part(root).number, without: withoutSignature ? root.lastChild?.number : nil)
    }

    private static func signature(_ info: String, value: String, _ certificate: SignerCertificate) -> String {
        """
        <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\(info)\
        <ds:SignatureValue>\(value)</ds:SignatureValue><ds:KeyInfo><ds:X509Data>\
        <ds:X509Certificate>\(Base64.encode(certificate.der))</ds:X509Certificate>\
        </ds:X509Data></ds:KeyInfo></ds:Signature>
        """
    }

    /// The algorithms that RFC 7848 §2.3 recommends.
    private static func signedInfo(_ id: String, _ digest: String) -> String {
        """
        <ds:SignedInfo><ds:CanonicalizationMethod Algorithm="\(Canonicalization.name)"/>\
        <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>\
        <ds:Reference URI="#\(id)"><ds:Transforms>\
        <ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>\
        <ds:Transform Algorithm="\(Canonicalization.name)"/></ds:Transforms>\
        <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>\
        <ds:DigestValue>\(digest)</ds:DigestValue></ds:Reference></ds:SignedInfo>
        """
    }
}
