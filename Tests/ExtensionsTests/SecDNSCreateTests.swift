import Extensions
import Registry
import Testing

/// RFC 5910 §5.2.1 and §5.1.2.
@Suite struct SecDNSCreateTests {
    @Test func recordsAreKeptAndShown() throws {
        let registry = TestRegistry()
        #expect(try registry.create(create("<secDNS:maxSigLife>604800</secDNS:maxSigLife>" + ds())).code == 1000)
        let expected = """
            <secDNS:infData xmlns:secDNS="\(SecDNS.namespace)"><secDNS:maxSigLife>604800</secDNS:maxSigLife>\(ds())\
            </secDNS:infData>
            """
        #expect(try registry.info().extensions.contains(expected))
    }

    @Test func nothingIsShownWhereNothingIs() throws {
        let registry = TestRegistry()
        _ = try registry.create()
        #expect(try !registry.info().extensions.contains("secDNS"))
    }

    @Test func digestsAreShownInCapitals() throws {
        let registry = TestRegistry()
        _ = try registry.create(create(ds(digest: String(repeating: "ab", count: 32))))
        #expect(try registry.info().extensions.contains(String(repeating: "AB", count: 32)))
    }

    private static let badRecords: [(records: String, code: Int)] = [
        ("", 2003),
        ("<secDNS:maxSigLife>1</secDNS:maxSigLife>", 2003),
        ("<secDNS:maxSigLife>0</secDNS:maxSigLife>" + ds(), 2004),
        (ds() + ds(), 2306),
        (ds(alg: "123"), 2306),
        (ds(digestType: "255"), 2306),
        (ds(digest: "AB"), 2306),
        (ds(digest: ""), 2306),
        (ds(digest: "xyz"), 2005),
        (ds(keyTag: "65536"), 2004),
        (ds(keyTag: ""), 2005),
        (ds(keyTag: "+1"), 2005),
        (key(), 2306),
        (ds(key: key(flags: "256")), 2306),
        (ds(key: key(protocol: "2")), 2306),
        (ds(key: key(publicKey: "A*==")), 2005),
        (ds(key: key(publicKey: "")), 2005),
        (ds() + key(), 2001),
    ]

    @Test(arguments: badRecords)
    func badRecordsAreRefused(_ records: String, _ code: Int) throws {
        let registry = TestRegistry()
        #expect(try registry.create(create(records)).code == code)
        #expect(registry.domain() == nil)
    }

    @Test func theOtherInterfaceTakesKeys() throws {
        let registry = TestRegistry { $0.dnssec.interface = .keyData }
        #expect(try registry.create(create(ds())).code == 2306)
        #expect(try registry.create(create(key())).code == 1000)
        #expect(try registry.info().extensions.contains(key()))
    }

    @Test func whatThePolicyDoesNotTakeIs2102() throws {
        let registry = TestRegistry { $0.dnssec.takesMaxSigLife = false }
        #expect(try registry.create(create("<secDNS:maxSigLife>1</secDNS:maxSigLife>" + ds())).code == 2102)
    }

    @Test func recordsAreCounted() throws {
        let registry = TestRegistry { $0.dnssec.mostRecords = 1 }
        #expect(try registry.create(create(ds() + ds(keyTag: "2"))).code == 2306)
        #expect(try registry.create(create(ds())).code == 1000)
    }

    @Test func anElementOutOfPlaceIs2002() throws {
        let registry = TestRegistry()
        #expect(try registry.create("<secDNS:update><secDNS:add>\(ds())</secDNS:add></secDNS:update>").code == 2002)
        #expect(try registry.create(create(ds()) + create(ds())).code == 2001)
    }

    private func create(_ records: String) -> String { "<secDNS:create>\(records)</secDNS:create>" }
}
