import Crypto
import EPP
import Registry
import XML

/// A mark that a validator has signed (RFC 7848 §2.3).
package struct SignedMark: Sendable {
    /// Number and issuer: by it the mark can be revoked.
    package let id: String
    package let issuer: MarkIssuer
    package let notBefore: Instant
    package let notAfter: Instant
    package let mark: Mark
    /// Who has signed it, or what is wrong with that.
    package let signature: Result<EnvelopedSignature, SignatureFlaw>

    /// Bytes of the document that a signed mark stands in: a frame, or what is encoded.
    package static let longest = 256 << 10

    /// `smd:signedMark`: throws 2001 to 2005 for what is none; the signature is looked into and not judged.
    package init(_ element: Element) throws(EPPError) {
        let section = "RFC 7848 §2.3"
        var children = try Children(of: element, attributes: ["id"])
        guard let identifier = element[attribute: "id"]?.collapsed, !identifier.isEmpty else {
            throw .missing(attribute: "id", of: element)
        }
        let number = try children.required("id")
        id = try number.token(0...Int.max)
        guard id.isMarkID else {
            throw EPPError(.valueSyntax, "number and issuer are joined by a hyphen", section, at: Item(number))
        }
        issuer = try MarkIssuer(children.required("issuerInfo"))
        notBefore = try children.required("notBefore").instant()
        notAfter = try children.required("notAfter").instant()
        let mark = try children.any("mark")
        guard mark.namespace == Namespace.mark, mark.name == "mark" else {
            throw EPPError(.syntaxError, "<\(mark.name)> is no mark of RFC 7848", at: Item(mark))
        }
        self.mark = try Mark(mark)
        let last = try children.any("Signature")
        guard last.isSignature("Signature") else { throw .unexpected(last, in: element) }
        try children.end()
        signature = Result { () throws(SignatureFlaw) in try EnvelopedSignature(of: element, id: identifier) }
    }

    /// `smd:encodedSignedMark`: throws 2005 for what is no signed mark in Base64, 2306 for another encoding.
    package init(encoded element: Element) throws(EPPError) {
        let item = Item(element.namespace, element.name)
        let text = try element.token(0...Int.max, attributes: ["encoding"])
        guard (element[attribute: "encoding"]?.collapsed ?? "base64") == "base64" else {
            throw EPPError(.valuePolicy, "base64 is the only encoding that is taken", "RFC 7848 §2.4", at: item)
        }
        guard text.utf8.count <= Self.longest / 2 * 3 else { throw Self.tooLong(item) }
        guard let bytes = Base64.decode(text), !bytes.isEmpty else {
            let hasHeading = text.contains("ENCODED SMD")
            let hint = hasHeading ? ": of a file only what stands between its lines BEGIN and END is wanted" : ""
            throw EPPError(.valueSyntax, "the mark is no Base64\(hint)", "RFC 7848 §2.4", at: item)
        }
        do throws(EPPError) { try self.init(document: bytes) } catch {
            // Lines, and what may stand in a frame, are not those of this one.
            throw EPPError(.valueSyntax, "in what is encoded: \(error.found)", "RFC 7848 §2.4", at: item)
        }
    }

    /// A document whose root is `smd:signedMark`.
    package init(document: [UInt8]) throws(EPPError) {
        let root: Element
        do throws(XMLError) { root = try XMLReader(XMLLimits(bytes: Self.longest)).read(document) } catch {
            throw EPPError(.valueSyntax, "\(error)")
        }
        guard root.namespace == Namespace.signedMark, root.name == "signedMark" else {
            throw EPPError(.valueSyntax, "the document is no signedMark of RFC 7848")
        }
        try self.init(root)
    }

    private static func tooLong(_ item: Item) -> EPPError {
        EPPError(.valuePolicy, "a signed mark of more than \(longest) bytes is not taken", at: item)
    }
}

/// Who has validated a mark (RFC 7848 §2.3, `issuerInfo`).
package struct MarkIssuer: Sendable, Equatable {
    package let issuerID: String
    package let organization: String
    package let email: String
    package let url: String?
    package let voice: String?

    package init(issuerID: String, organization: String, email: String, url: String? = nil, voice: String? = nil) {
        (self.issuerID, self.organization, self.email) = (issuerID, organization, email)
        (self.url, self.voice) = (url, voice)
    }

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element, attributes: ["issuerID"])
        guard let id = element[attribute: "issuerID"]?.collapsed else {
            throw .missing(attribute: "issuerID", of: element)
        }
        let organization = try children.required("org").token(0...Int.max)
        let email = try children.required("email").token(1...Int.max)
        let url = try children.optional("url")?.token(0...Int.max)
        let voice = try children.optional("voice")?.token(0...17, attributes: ["x"])
        try children.end()
        self.init(issuerID: id, organization: organization, email: email, url: url, voice: voice)
    }
}
