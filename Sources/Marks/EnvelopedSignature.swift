import Crypto
import EPP
import XML

/// What is wrong with a signature: a clause.
package struct SignatureFlaw: Error, Equatable {
    package let text: String

    init(_ text: String) { self.text = text }
}

/// A signature that stands in the element that it signs, as RFC 7848 §2.3 has it (XML Signature 1.1).
///
/// No more of XML Signature is taken than that needs: what is signed is the element that is used, and all of it but the
/// signature itself. A signature that covers another element, or a part, or what a transform makes of it, is none.
package struct EnvelopedSignature: Sendable {
    /// By whose key it was made.
    package let signer: SignerCertificate
    /// Other certificates that came with it.
    package let others: [SignerCertificate]

    /// Throws what is wrong with the signature of an element that has this identifier.
    package init(of signed: Element, id: String) throws(SignatureFlaw) {
        guard signed.sourceLength <= SignedMark.longest else {
            throw SignatureFlaw("what holds the mark has more than \(SignedMark.longest) bytes")
        }
        let parts = try SignatureParts(in: signed)
        let source: SourceDocument?
        do throws(XMLError) { source = try signed.source() } catch { throw SignatureFlaw("\(error)") }
        guard let source else { throw SignatureFlaw("there is no signature") }
        let references = parts.references
        guard references.filter({ $0.id == id }).count == 1 else {
            throw SignatureFlaw("exactly one reference must be that of the signed mark itself, #\(id.prefix(64))")
        }
        let named = (signed.ancestors.first ?? signed).identified()
        for reference in references {
            let target = try Self.target(of: reference, among: named, signed: signed, parts.signature)
            try reference.check(target, parts.signature, isEnveloping: reference.id == id, source)
        }
        let info = parts.canonicalization
        guard
            let message = source.canonical(
                parts.signedInfo.number,
                withComments: info.withComments,
                inclusivePrefixes: info.prefixes
            )
        else { throw SignatureFlaw("what is signed cannot be written in its canonical form") }
        // The order of the certificates is nobody's rule.
        guard
            let place = parts.certificates.firstIndex(where: { $0.verifies(parts.value, of: message, by: parts.method) }
            )
        else { throw SignatureFlaw("the signature is not that of any certificate that came with it") }
        var others = parts.certificates
        signer = others.remove(at: place)
        self.others = others
    }

    /// The one element of the document that has the reference's identifier: the signed one, or one inside the signature.
    private static func target(
        of reference: SignatureReference,
        among named: [String: [Element]],
        signed: Element,
        _ signature: Element
    ) throws(SignatureFlaw) -> Element {
        let found = named[reference.id] ?? []
        guard found.count == 1, let target = found.first else {
            throw SignatureFlaw("\(found.count) elements have the identifier \(reference.id.prefix(64))")
        }
        let isInside = target.ancestors.contains { $0.number == signature.number }
        guard target.number == signed.number || isInside else {
            throw SignatureFlaw("a reference leads out of the signed mark")
        }
        return target
    }
}

extension Element {
    /// This element and all inside for which a question holds.
    func descendants(_ isWanted: (Element) -> Bool) -> [Element] {
        var (found, left): ([Element], [Element]) = ([], [self])
        while let next = left.popLast() {
            if isWanted(next) { found.append(next) }
            if next.hasChildren { left += next.children }
        }
        return found
    }

    /// This element and all inside by their identifiers.
    ///
    /// No schema says here which attributes are identifiers: those that are called so.
    fileprivate func identified() -> [String: [Element]] {
        var named: [String: [Element]] = [:]
        for element in descendants(\.hasAttributes) {
            for attribute in element.attributes where ["id", "ID", "Id"].contains(attribute.name) {
                named[attribute.value.collapsed, default: []].append(element)
            }
        }
        return named
    }
}
