import Crypto
import EPP
import XML

/// What a signature covers, and the hash of that (XML Signature 1.1 §4.4.3).
struct SignatureReference {
    /// Of the element, in the same document.
    let id: String
    private let isEnveloped: Bool
    private let canonicalization: Canonicalization
    private let digest: Digest
    private let value: [UInt8]

    init(_ element: Element) throws(SignatureFlaw) {
        let parts = element.children
        guard element.isSignature("Reference"), parts.count == 3, parts[0].isSignature("Transforms"),
            parts[1].isSignature("DigestMethod"), parts[2].isSignature("DigestValue")
        else { throw SignatureFlaw("a reference has Transforms, DigestMethod and DigestValue") }
        let address = element[attribute: "URI"] ?? ""
        guard address.hasPrefix("#"), address.utf8.count > 1 else {
            throw SignatureFlaw("a reference is # and an identifier of the same document")
        }
        id = String(address.dropFirst())
        let transforms = parts[0].children
        isEnveloped = transforms.first?[attribute: "Algorithm"] == Self.enveloped
        guard let last = transforms.last, transforms.count == (isEnveloped ? 2 : 1),
            transforms.allSatisfy({ $0.isSignature("Transform") }),
            transforms.first?.hasChildren == false || !isEnveloped
        else {
            throw SignatureFlaw("the transforms are enveloped-signature and exclusive canonical XML, in this order")
        }
        canonicalization = try Canonicalization(last)
        digest = try Self.digest(parts[1])
        guard let value = Base64.decode(parts[2].text) else { throw SignatureFlaw("a digest's value is no Base64") }
        self.value = value
    }

    private static let enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"

    private static func digest(_ element: Element) throws(SignatureFlaw) -> Digest {
        switch element[attribute: "Algorithm"] {
        case "http://www.w3.org/2001/04/xmlenc#sha256": return .sha256
        case "http://www.w3.org/2001/04/xmldsig-more#sha384": return .sha384
        case "http://www.w3.org/2001/04/xmlenc#sha512": return .sha512
        case "http://www.w3.org/2000/09/xmldsig#sha1": throw SignatureFlaw("digests with SHA-1 are not taken")
        default: throw SignatureFlaw("the digest's method is not known")
        }
    }

    /// Throws where an element is not as it was when it was signed.
    ///
    /// The signed mark is signed without the signature, all else with all that is inside.
    func check(
        _ target: Element,
        _ signature: Element,
        isEnveloping: Bool,
        _ source: SourceDocument
    ) throws(SignatureFlaw) {
        guard isEnveloped == isEnveloping else {
            throw SignatureFlaw("the transform enveloped-signature is for the signed mark, and for nothing else")
        }
        // An identifier stands for an element without its comments, whatever the transform (XML Signature 1.1 §4.4.3.3).
        let written = source.canonical(
            target.number,
            without: isEnveloping ? signature.number : nil,
            inclusivePrefixes: canonicalization.prefixes
        )
        guard let written else { throw SignatureFlaw("what is signed cannot be written in its canonical form") }
        guard digest.hash(written) == value else {
            throw SignatureFlaw("the \(isEnveloping ? "mark" : target.name) was changed after it was signed")
        }
    }
}
