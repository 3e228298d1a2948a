import Crypto
import EPP
import Foundation
import Marks
import Registry
import TestSupport
import Testing

/// Another's verifier and signer, xmlsec1, agrees with ours both ways.
@Suite(.enabled(if: ForeignTool.isThere)) struct ForeignSignatureTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "marks-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func write(_ text: String, _ name: String) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    private func run(_ arguments: [String]) throws -> (isDone: Bool, said: String) {
        let process = Process()
        process.executableURL = URL(filePath: ForeignTool.path)
        process.arguments = arguments
        let pipe = Pipe()
        (process.standardOutput, process.standardError) = (pipe, pipe)
        try process.run()
        let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus == 0, String(decoding: said, as: UTF8.self))
    }

    private static let identifier = ["--id-attr:id", "urn:ietf:params:xml:ns:signedMark-1.0:signedMark"]

    private func verify(_ document: [UInt8], trusting certificate: String) throws -> (isDone: Bool, said: String) {
        let file = try write(String(decoding: document, as: UTF8.self), "\(UUID().uuidString).xml")
        let authority = try write(certificate, "authority.pem")
        return try run(["--verify", "--trusted-pem", authority] + Self.identifier + [file])
    }

    @Test func whatOursSignsTheirsVerifies() throws {
        let certificate = try #require(MarkScene.authority.certificate)
        let good = try verify(MarkScene.document(), trusting: certificate)
        #expect(good.isDone, "\(good.said)")
        #expect(try !verify(MarkScene.document { $0.flaw = .altered }, trusting: certificate).isDone)
        #expect(try !verify(MarkScene.document { $0.flaw = .untrusted }, trusting: certificate).isDone)
    }

    /// Written as others write: other prefixes, white space, comments, references and methods.
    private static func template(_ method: String, _ digest: String, _ canonicalization: String) -> String {
        """
        <?xml version="1.0"?>
        <signedMark xmlns="urn:ietf:params:xml:ns:signedMark-1.0" xmlns:d="http://www.w3.org/2000/09/xmldsig#" id='s1'>
          <id>1-2</id><!-- a comment -->
          <issuerInfo issuerID="2"><org>Ex &amp; &#38; Co "&lt;"</org><email>a@b.example</email></issuerInfo>
          <notBefore>2025-01-01T00:00:00Z</notBefore><notAfter>2030-01-01T00:00:00Z</notAfter>
          <m:mark xmlns:m="urn:ietf:params:xml:ns:mark-1.0"><m:court><m:id>1-3</m:id><m:markName>Ald&#xE9;r
           &#x9;é</m:markName>
          <m:holder entitlement="owner"><m:org><![CDATA[A & B]]></m:org><m:addr><m:street>1 &quot;Way&quot;</m:street>
          <m:city>Alkmaar</m:city><m:cc>NL</m:cc></m:addr></m:holder><m:label>alder</m:label>
          <m:goodsAndServices/><m:refNum>1</m:refNum><m:proDate>2020-01-01T00:00:00.0Z</m:proDate><m:cc>NL</m:cc>
          <m:courtName>Court</m:courtName></m:court></m:mark>
          <d:Signature><d:SignedInfo>
          <d:CanonicalizationMethod Algorithm="\(canonicalization)"/>
          <d:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#\(method)"/>
          <d:Reference URI="#s1"><d:Transforms>
          <d:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
          <d:Transform Algorithm="\(canonicalization)"/></d:Transforms>
          <d:DigestMethod Algorithm="http://www.w3.org/2001/04/\(digest)"/><d:DigestValue/></d:Reference>
          </d:SignedInfo><d:SignatureValue/><d:KeyInfo><d:X509Data/></d:KeyInfo></d:Signature>
        </signedMark>
        """
    }

    @Test(arguments: [
        ("rsa-sha256", "xmlenc#sha256", ""), ("rsa-sha512", "xmlenc#sha512", "WithComments"),
        ("rsa-sha384", "xmldsig-more#sha384", ""), ("ecdsa-sha256", "xmlenc#sha256", "WithComments"),
        ("ecdsa-sha384", "xmlenc#sha256", ""),
    ])
    func whatTheirsSignsOursVerifies(_ method: String, _ digest: String, _ comments: String) throws {
        let key = try #require(method.hasPrefix("rsa") ? MarkScene.key : SigningKey.ellipticCurve())
        let authority = try #require(MarkScene.otherAuthority)
        let certificate = try #require(
            authority.certificate(named: "Validator", for: key, validity: MarkScene.validity)
        )
        let keyFile = try write(PEMBlock("PRIVATE KEY", key.der).text, "key.pem")
        let certificateFile = try write(PEMBlock("CERTIFICATE", certificate.der).text, "certificate.pem")
        let canonicalization = "http://www.w3.org/2001/10/xml-exc-c14n#\(comments)"
        let template = try write(Self.template(method, digest, canonicalization), "template.xml")
        let signed = folder.appending(path: "signed.xml").path
        let made = try run(
            ["--sign", "--output", signed, "--privkey-pem", "\(keyFile),\(certificateFile)"] + Self.identifier + [
                template
            ]
        )
        #expect(made.isDone, "\(made.said)")
        let document = Array(try Data(contentsOf: URL(filePath: signed)))
        let trusted = [PEMBlock("CERTIFICATE", authority.certificate.der).text]
        #expect(MarkScene.refusal(document, by: trusted) == "")
        #expect(try SignedMark(document: document).mark.labels == ["alder"])
        let altered = Array(String(decoding: document, as: UTF8.self).replacing(">alder<", with: ">birch<").utf8)
        #expect(MarkScene.refusal(altered, by: trusted) == "the mark was changed after it was signed")
    }

    /// What the clearing house has signed for tests, where a folder of its files is at hand.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["MOCK_REGISTRY_SIGNED_MARKS"] != nil))
    func theClearingHousesOwn() throws {
        let folder = URL(filePath: ProcessInfo.processInfo.environment["MOCK_REGISTRY_SIGNED_MARKS"] ?? "")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
        let anchors = try files.filter { ["crt", "crl"].contains($0.pathExtension) }.sorted { $0.path < $1.path }.map(
            text
        )
        let marks = files.filter { $0.pathExtension == "smd" }
        #expect(marks.count > 3)
        for file in marks {
            let document = try #require(SignedMarkFile.document(in: try text(file)))
            let mark = try SignedMark(document: document)
            let found = MarkScene.refusal(document, by: [anchors.joined()], at: mark.notBefore + .days(1))
            print("\(file.lastPathComponent): \(found.isEmpty ? "good" : found)")
            #expect(
                found.isEmpty == !["Revoked", "invalid"].contains { file.lastPathComponent.contains($0) },
                "\(found)"
            )
        }
    }
}

/// The tool of Debian's package `xmlsec1`.
private enum ForeignTool {
    static let path = "/usr/bin/xmlsec1"
    static let isThere = FileManager.default.isExecutableFile(atPath: path)
}
