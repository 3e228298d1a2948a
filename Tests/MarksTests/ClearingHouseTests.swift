import EPP
import Marks
import Registry
import Testing
import XML

/// The clearing house's lists and notices (RFC 9361).
@Suite struct ClearingHouseTests {
    private static let head = "1,2026-01-01T00:00:00.0Z\n"
    private static let now = MarkScene.now

    @Test func whatIsWrittenIsReadAgain() throws {
        let revoked = [
            RevokedMark(id: "1-65535", at: Self.now),
            RevokedMark(id: "0000002011373633636590-65535", at: Self.now + .days(2)),
        ]
        let list = ClearingHouseList.text(of: revoked, at: Self.now)
        #expect(list.hasPrefix("\(Self.head)smd-id,insertion-datetime\n1-65535,2026-01-01T00:00:00.0Z\n"))
        #expect(try ClearingHouseList.revokedMarks(in: list) == revoked)
        var claim = TrademarkClaim(
            label: "xn--alder-1",
            claimKey: "2026010100/2/6/9/rJ1NrDO92vDsAzf7EQzgjX4R0000000001"
        )
        claim.inserted = Self.now
        let other = TrademarkClaim(label: "alder", claimKey: "k", validatorID: "another")
        let labels = ClearingHouseList.text(of: [claim, other], at: Self.now)
        #expect(labels.hasPrefix("\(Self.head)DNL,lookup-key,insertion-datetime\nxn--alder-1,2026010100/2/6/9/rJ1N"))
        #expect(try ClearingHouseList.claims(in: labels) == [claim])
        #expect(try ClearingHouseList.claims(in: labels.replacing("\n", with: "\r\n")) == [claim])
    }

    @Test(arguments: [
        ("", 1, "the version 1 and a date are expected"), ("2,2026-01-01T00:00:00.0Z\n", 1, "the version 1"),
        (head, 2, "the columns are smd-id,insertion-datetime"), ("\(head)smd-id\n", 2, "the columns are"),
        ("\(head)smd-id,insertion-datetime\n1-1\n", 3, "2 values are expected"),
        ("\(head)smd-id,insertion-datetime\n1-1,2026-01-01T00:00:00Z\n1-1,tomorrow\n", 4, "\"tomorrow\" is no date"),
        ("\(head)smd-id,insertion-datetime\n1,2026-01-01T00:00:00Z\n", 3, "joined by a hyphen"),
    ])
    func whatIsWrongIsTold(_ text: String, _ line: Int, _ sentence: String) {
        let fault = #expect(throws: ClearingHouseList.Fault.self) { try ClearingHouseList.revokedMarks(in: text) }
        #expect(fault?.line == line && fault?.text.contains(sentence) == true, "\(fault.map { "\($0)" } ?? "")")
    }

    @Test func labelsAreHeldToTheirForm() {
        for row in ["-a,k,2026-01-01T00:00:00Z", "a,k k,2026-01-01T00:00:00Z", "a,k", ",k,2026-01-01T00:00:00Z"] {
            let text = "\(Self.head)DNL,lookup-key,insertion-datetime\n\(row)\n"
            #expect(throws: ClearingHouseList.Fault.self) { try ClearingHouseList.claims(in: text) }
        }
    }

    @Test func bounds() {
        let lines = String(repeating: "\n", count: ClearingHouseList.most + 1)
        let text = "\(Self.head)smd-id,insertion-datetime\n\(lines)"
        #expect(throws: ClearingHouseList.Fault.self) { try ClearingHouseList.revokedMarks(in: text) }
    }

    @Test func aNoticeIsOneThatACreateTakes() throws {
        var policy = LaunchPolicy()
        var court = Mark(labels: ["alder"], named: "Alder", holder: "Alder & Sons", at: Self.now).rights[0]
        (court.trademark, court.court) = (nil, nil)
        court.court = .init(referenceNumber: "1", protectionDate: Self.now, country: "BE", regions: nil, courtName: "C")
        var alder = TrademarkClaim(label: "Alder", claimKey: "a/b")
        alder.rights = [court] + Mark(labels: ["alder"], at: Self.now).rights
        policy.claims = [alder, TrademarkClaim(label: "birch", claimKey: "c")]
        let now = Self.now + TimeSpan(milliseconds: 750)
        let document = try #require(ClaimsNoticeDocument("a/b", in: policy, at: now))
        let notice = try XMLReader().read(document.bytes)
        let id = try #require(NoticeID(notice.first("id")?.text ?? ""))
        let notAfter = try #require(Instant(notice.first("notAfter")?.text ?? ""))
        #expect(notAfter == Self.now + .hours(48) && id.fits("alder", notAfter: notAfter))
        #expect(!id.fits("birch", notAfter: notAfter) && !id.fits("alder", notAfter: notAfter + .seconds(1)))
        let claims = notice.all("claim")
        #expect(notice.first("label")?.text == "alder" && claims.count == 2)
        #expect(claims.first?.children.map(\.name) == ["markName", "holder", "jurDesc", "goodsAndServices"])
        #expect(claims.first?.first("jurDesc")?[attribute: "jurCC"] == "BE")
        #expect(ClaimsNoticeDocument("a", in: policy, at: now) == nil)
        #expect(
            try XMLReader().read(#require(ClaimsNoticeDocument("c", in: policy, at: now)).bytes).all("claim").count == 1
        )
    }
}
