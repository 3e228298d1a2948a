import Crypto
import EPP
import Marks
import Registry
import TestSupport
import Testing

/// What a registry makes of signed marks.
@Suite struct SignedMarkTests {
    @Test func whatTheAuthoritySignsIsGood() throws {
        let mark = try SignedMark(document: MarkScene.document())
        try mark.check(authorities: MarkScene.authority.known, revoked: [], at: MarkScene.now)
        #expect(mark.id == "1-65535" && mark.mark.labels == ["alder"] && mark.issuer.issuerID == "65535")
        #expect(mark.mark.rights.map(\.markName) == ["Alder & \"Sons\" <1>"])
    }

    @Test(
        arguments: zip(
            [MarkAuthority.Flaw.altered, .untrusted, .certificateExpired, .certificateRevoked],
            [
                "the mark was changed after it was signed",
                "no authority of the registry vouches for who has signed the mark",
                "a certificate of who has signed the mark is valid from 2024-12-31T00:00:00.0Z to 2025-12-31T00:00:00.0Z",
                "the certificate of who has signed the mark was revoked at 1970-01-01T00:00:00.0Z",
            ]
        )
    )
    func whatIsWrongOnPurposeIsRefused(_ flaw: MarkAuthority.Flaw, _ sentence: String) {
        let refusal = MarkScene.refusal(MarkScene.document { $0.flaw = flaw })
        #expect(refusal.hasPrefix(sentence), "\(refusal)")
    }

    @Test func aMarkHasItsTime() {
        let document = MarkScene.document { $0.notAfter = MarkScene.now + .days(10) }
        #expect(MarkScene.refusal(document, at: MarkScene.now - .seconds(1)).contains("is not valid before 2026-01-01"))
        #expect(MarkScene.refusal(document, at: MarkScene.now + .days(10) - .seconds(1)) == "")
        #expect(MarkScene.refusal(document, at: MarkScene.now + .days(10)).contains("was valid until 2026-01-11"))
    }

    @Test func aMarkThatWasTakenBackIsRefusedFromThenOn() {
        let entry = RevokedMark(id: "1-65535", at: MarkScene.now + .days(1))
        let document = MarkScene.document()
        #expect(MarkScene.refusal(document, revoked: [entry]) == "")
        let later = MarkScene.refusal(document, revoked: [entry], at: MarkScene.now + .days(1))
        #expect(later == "the mark 1-65535 was revoked at 2026-01-02T00:00:00.0Z")
        #expect(MarkScene.refusal(document, revoked: [RevokedMark(id: "2-65535", at: MarkScene.now)]) == "")
    }

    @Test func whoIsNotNamedIsNotTrusted() throws {
        let other = PEMBlock("CERTIFICATE", try #require(MarkScene.otherAuthority).certificate.der).text
        #expect(MarkScene.refusal(MarkScene.document(), by: [other]).contains("no authority of the registry vouches"))
        #expect(MarkScene.refusal(MarkScene.document(), by: [other] + MarkScene.authority.known) == "")
        #expect(MarkScene.refusal(MarkScene.document(), by: []).contains("knows no authority"))
    }

    @Test func theKeysAreKeptAndFoundAgain() throws {
        let kept = KeptText()
        let keeper = MarkAuthority.Keeper(
            load: { kept.text },
            save: {
                kept.text = $0; return true
            }
        )
        let first = MarkAuthority(keptBy: keeper)
        #expect(first.known.isEmpty)
        let certificate = try #require(first.certificate)
        #expect(MarkAuthority(keptBy: keeper).known == [certificate])
        #expect(!certificate.contains("PRIVATE") && kept.text?.contains("PRIVATE") == true)
    }

    @Test func aFileHasHeadingAndLines() throws {
        var draft = MarkDraft(Mark(labels: ["alder", "alders"], named: "Alder", at: MarkScene.now))
        draft.id = "7-65535"
        let file = try #require(MarkScene.authority.sign(draft, at: MarkScene.now))
        let lines = file.text.split(separator: "\n")
        #expect(
            lines.prefix(6) == [
                "Marks: Alder", "smdID: 7-65535", "U-labels: alder, alders", "notBefore: 2026-01-01T00:00:00.0Z",
                "notAfter: 2027-01-01T00:00:00.0Z", "-----BEGIN ENCODED SMD-----",
            ]
        )
        #expect(lines.last == "-----END ENCODED SMD-----" && lines.allSatisfy { $0.count <= 76 })
        #expect(SignedMarkFile.document(in: file.text) == file.document)
    }
}

private final class KeptText: @unchecked Sendable {
    // Safety: one thread's at a time.
    var text: String?
}
