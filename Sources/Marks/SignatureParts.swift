import Crypto
import EPP
import XML

/// The elements of a signature, as far as they may stand in a signed mark (XML Signature 1.1 §4).
struct SignatureParts {
    let signature: Element
    let signedInfo: Element
    let canonicalization: Canonicalization
    let method: SignatureAlgorithm
    let references: [SignatureReference]
    let value: [UInt8]
    let certificates: [SignerCertificate]

    /// Certificates, and references, of one signature.
    private static let most = 4

    init(in signed: Element) throws(SignatureFlaw) {
        let found = signed.descendants { $0.namespace == Namespace.signature && $0.name == "Signature" }
        guard found.count == 1, let signature = signed.lastChild, found.first?.number == signature.number else {
            throw SignatureFlaw("a signed mark has one signature, which is its last element")
        }
        self.signature = signature
        let parts = signature.children
        guard parts.count >= 3, parts[0].isSignature("SignedInfo"), parts[1].isSignature("SignatureValue"),
            parts[2].isSignature("KeyInfo")
        else { throw SignatureFlaw("SignedInfo, SignatureValue and KeyInfo are expected in the signature") }
        signedInfo = parts[0]
        guard let value = Base64.decode(parts[1].text), !value.isEmpty else {
            throw SignatureFlaw("the signature's value is no Base64")
        }
        self.value = value
        let information = signedInfo.children
        guard information.count >= 3, information[0].isSignature("CanonicalizationMethod"),
            information[1].isSignature("SignatureMethod"), information.count - 2 <= Self.most
        else { throw SignatureFlaw("a canonicalization, a method and 1 to \(Self.most) references are signed") }
        canonicalization = try Canonicalization(information[0])
        method = try Self.method(information[1])
        references = try information.dropFirst(2).map { element throws(SignatureFlaw) in
            try SignatureReference(element)
        }
        certificates = try Self.certificates(in: parts[2])
    }

    /// SHA-1 is broken, and is refused by name.
    private static func method(_ element: Element) throws(SignatureFlaw) -> SignatureAlgorithm {
        let name = element[attribute: "Algorithm"] ?? ""
        guard !name.hasSuffix("sha1") else { throw SignatureFlaw("signatures with SHA-1 are not taken") }
        guard let method = methods[name], !element.hasChildren else {
            throw SignatureFlaw("the signature's method is not known")
        }
        return method
    }

    /// RFC 6931 §2.3.
    private static let methods: [String: SignatureAlgorithm] = {
        let prefix = "http://www.w3.org/2001/04/xmldsig-more#"
        return [
            "\(prefix)rsa-sha256": .rsaSHA256, "\(prefix)rsa-sha384": SignatureAlgorithm(.rsa, .sha384),
            "\(prefix)rsa-sha512": SignatureAlgorithm(.rsa, .sha512),
            "\(prefix)ecdsa-sha256": SignatureAlgorithm(.ellipticCurve, .sha256),
            "\(prefix)ecdsa-sha384": SignatureAlgorithm(.ellipticCurve, .sha384),
        ]
    }()

    /// Keys without a certificate say nothing of whose they are, and are passed over.
    private static func certificates(in keyInfo: Element) throws(SignatureFlaw) -> [SignerCertificate] {
        let elements = keyInfo.all("X509Data").flatMap { $0.all("X509Certificate") }
        guard (1...most).contains(elements.count) else {
            throw SignatureFlaw("1 to \(most) certificates are expected with the signature")
        }
        return try elements.map { element throws(SignatureFlaw) in
            guard let bytes = Base64.decode(element.text), let certificate = SignerCertificate(der: bytes) else {
                throw SignatureFlaw("a certificate that came with the signature cannot be read")
            }
            return certificate
        }
    }
}

/// How what is signed becomes bytes: exclusive canonical XML, the one method that RFC 7848 §2.3 names.
struct Canonicalization {
    let withComments: Bool
    let prefixes: [String]

    static let name = "http://www.w3.org/2001/10/xml-exc-c14n#"
    /// Prefixes that are listed.
    private static let most = 32

    init(_ element: Element) throws(SignatureFlaw) {
        switch element[attribute: "Algorithm"] {
        case Self.name: withComments = false
        case Self.name + "WithComments": withComments = true
        default: throw SignatureFlaw("exclusive canonical XML is the only canonicalization that is taken")
        }
        guard let list = element.firstChild else {
            prefixes = []
            return
        }
        guard list.namespace == Self.name, list.name == "InclusiveNamespaces", element.children.count == 1 else {
            throw SignatureFlaw("a canonicalization has nothing but InclusiveNamespaces inside")
        }
        prefixes = (list[attribute: "PrefixList"] ?? "").collapsed.split(separator: " ").map(String.init)
        guard prefixes.count <= Self.most else { throw SignatureFlaw("\(Self.most) prefixes are the most") }
    }
}

extension Element {
    func isSignature(_ name: String) -> Bool { namespace == Namespace.signature && self.name == name }
}
