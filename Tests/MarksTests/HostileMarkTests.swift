import EPP
import Marks
import Registry
import TestSupport
import Testing
import XML

/// Documents that are made to be taken for what their signer has not signed.
@Suite struct HostileMarkTests {
    private static let good = MarkScene.document()
    private static let text = String(decoding: good, as: UTF8.self)
    private static let signature = text.between("<ds:Signature ", "</ds:Signature>") ?? ""
    private static let root = text.between("<smd:signedMark ", "</smd:signedMark>") ?? ""

    @Test(arguments: [
        ("alder</mark:label>", "birch</mark:label>", "the mark was changed"),
        ("<mark:label>", "<mark:label>birch</mark:label><mark:label>", "the mark was changed"),
        ("2027-01-01T00:00:00.0Z</smd:notAfter>", "2037-01-01T00:00:00.0Z</smd:notAfter>", "the mark was changed"),
        ("id=\"smd-1-65535\"", "id=\"other\"", "exactly one reference must be that of the signed mark itself, #other"),
        ("URI=\"#smd-1-65535\"", "URI=\"\"", "a reference is # and an identifier"),
        ("URI=\"#smd-1-65535\"", "URI=\"http://127.0.0.1/x\"", "a reference is # and an identifier"),
        ("URI=\"#smd-1-65535\"", "URI=\"#xpointer(/)\"", "exactly one reference must be that of the signed mark"),
        ("<smd:id>", "<smd:id Id=\"smd-1-65535\">", ""),
        ("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#rsa-sha1", "signatures with SHA-1 are not taken"),
        ("2001/04/xmldsig-more#rsa-sha256", "2001/04/xmldsig-more#hmac-sha256", "the signature's method is not known"),
        ("2001/04/xmldsig-more#rsa-sha256", "2001/04/xmldsig-more#rsa-sha512", "is not that of any certificate"),
        ("2001/04/xmldsig-more#rsa-sha256", "2001/04/xmldsig-more#ecdsa-sha256", "is not that of any certificate"),
        ("2001/04/xmlenc#sha256", "2000/09/xmldsig#sha1", "digests with SHA-1 are not taken"),
        ("2001/04/xmlenc#sha256", "2001/04/xmlenc#sha3", "the digest's method is not known"),
        ("xmldsig#enveloped-signature", "xmldsig#base64", "the transforms are enveloped-signature"),
        ("2000/09/xmldsig#enveloped-signature", "TR/1999/REC-xslt-19991116", "the transforms are enveloped-signature"),
        ("<ds:DigestValue>", "<ds:DigestValue>AAAA", "the mark was changed"),
        ("<ds:DigestValue>", "<ds:DigestValue>!", "a digest's value is no Base64"),
        ("<ds:SignatureValue>", "<ds:SignatureValue>AAAA", "is not that of any certificate"),
        ("<ds:SignatureValue>", "<ds:SignatureValue>!", "the signature's value is no Base64"),
        (
            "<ds:X509Certificate>", "<ds:X509Certificate>AAAA",
            "a certificate that came with the signature cannot be read"
        ),
        ("<ds:KeyInfo>", "<ds:KeyInfo><ds:KeyName>x</ds:KeyName>", ""),
        ("<ds:X509Data>", "<ds:X509Data/><ds:X509Data>", ""),
        ("</ds:KeyInfo>", "</ds:KeyInfo><ds:Object>alder</ds:Object>", ""),
    ])
    func aChange(_ old: String, _ new: String, _ sentence: String) {
        let refusal = MarkScene.refusal(Self.good, replacing: old, by: new)
        if sentence.isEmpty, !new.contains("Id=") {
            #expect(refusal == "", "what no signature covers changes nothing: \(refusal)")
        } else {
            #expect(refusal.contains(sentence) && !refusal.isEmpty, "\(refusal)")
        }
    }

    /// What was signed stands where nobody looks, and another mark where everybody does.
    @Test func wrapping() throws {
        let evil = Self.root.replacing(Self.signature, with: "").replacing("alder", with: "birch")
        let moved = Self.signature.replacing(
            "</ds:Signature>",
            with: "<ds:Object>\(Self.root.replacing(Self.signature, with: ""))</ds:Object></ds:Signature>"
        )
        // Under its own identifier, and under that of what was signed.
        for id in ["smd-2", "smd-1-65535"] {
            let whole = evil.replacing("id=\"smd-1-65535\"", with: "id=\"\(id)\"")
                .replacing("</smd:signedMark>", with: "\(moved)</smd:signedMark>")
            let refusal = MarkScene.refusal(Array(whole.utf8))
            let sentences = [
                "exactly one reference must be that of the signed mark itself", "2 elements have the identifier",
            ]
            #expect(sentences.contains { refusal.contains($0) }, "\(refusal)")
        }
        let doubled = Self.root.replacing("<ds:Signature ", with: "\(Self.signature)<ds:Signature ")
        #expect(MarkScene.refusal(Array(doubled.utf8)) != "")
    }

    @Test func aReferenceCoversTheMarkAloneOrThePartsOfTheSignature() {
        let reference = Self.text.between("<ds:Reference ", "</ds:Reference>") ?? ""
        let twice = MarkScene.refusal(Self.good, replacing: reference, by: reference + reference)
        #expect(twice.contains("exactly one reference"))
        let other = reference.replacing("#smd-1-65535", with: "#part")
        let text = Self.text.replacing(reference, with: reference + other).replacing("<smd:id>", with: "<smd:id>")
        #expect(MarkScene.refusal(Array(text.utf8)).contains("0 elements have the identifier part"))
        let many = String(repeating: reference, count: 50)
        #expect(MarkScene.refusal(Self.good, replacing: reference, by: many).contains("1 to 4 references are signed"))
    }

    @Test func prefixes() {
        func refusal(_ prefixes: String) -> String {
            let list =
                "<x:InclusiveNamespaces xmlns:x=\"http://www.w3.org/2001/10/xml-exc-c14n#\" PrefixList=\"\(prefixes)\"/>"
            let method = "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\""
            return MarkScene.refusal(
                Self.good,
                replacing: "\(method)/>",
                by: "\(method)>\(list)</ds:CanonicalizationMethod>"
            )
        }
        // A prefix that is written where it is not used changes what was signed, and so does the list itself.
        #expect(refusal("smd").contains("is not that of any certificate"))
        #expect(refusal(String(repeating: "smd ", count: 33)).contains("32 prefixes are the most"))
    }

    @Test(arguments: [
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE x [<!ATTLIST x id ID #IMPLIED>]>",
    ])
    func noDocumentType(_ declaration: String) {
        #expect(MarkScene.refusal(Array((declaration + Self.root).utf8)).contains("document type declaration"))
    }

    @Test func commentsAreNoPartOfWhatIsSigned() throws {
        // Exclusive canonical XML without comments: they change nothing, and no value is cut at one.
        let text = Self.text.replacing("<mark:label>alder", with: "<mark:label>al<!-- x -->der")
        let mark = try SignedMark(document: Array(text.utf8))
        #expect(mark.mark.labels == ["alder"] && MarkScene.refusal(Array(text.utf8)) == "")
    }

    @Test func whatIsTooLongIsNotRead() throws {
        let text = Self.root
        let frame = "<frame>\(text)<x>\(String(repeating: " ", count: SignedMark.longest))</x></frame>"
        let mark = try SignedMark(try #require(XMLReader().read(Array(frame.utf8)).firstChild))
        #expect(throws: (any Error).self) { try mark.signature.get() }

        let padding = String(repeating: " ", count: SignedMark.longest)
        #expect(MarkScene.refusal(Array((Self.text + padding).utf8)).contains("is longer than"))
    }

    /// Whatever is done to a good document, it is refused, or says what it said.
    @Test func randomChanges() throws {
        var numbers = SeededNumbers(seed: 7)
        let said = try SignedMark(document: Self.good).mark
        for _ in 0..<300 {
            var bytes = Self.good
            for _ in 0...Int(numbers.next() % 3) {
                let place = Int(numbers.next() % UInt64(bytes.count))
                switch numbers.next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: numbers.next())
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8(truncatingIfNeeded: numbers.next()), at: place)
                }
            }
            guard MarkScene.refusal(bytes).isEmpty else { continue }
            #expect(try SignedMark(document: bytes).mark == said)
        }
    }
}

extension String {
    /// From the first of a beginning to the end behind it, both included.
    fileprivate func between(_ start: String, _ end: String) -> String? {
        guard let begin = firstRange(of: start), let stop = self[begin.upperBound...].firstRange(of: end) else {
            return nil
        }
        return String(self[begin.lowerBound..<stop.upperBound])
    }
}
