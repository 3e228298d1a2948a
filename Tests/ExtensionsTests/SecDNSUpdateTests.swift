import EPP
import Extensions
import Registry
import Testing

/// RFC 5910 §5.2.5.
@Suite struct SecDNSUpdateTests {
    private let one = ds(keyTag: "1")
    private let two = ds(keyTag: "2")

    @Test func whatIsRemovedGoesBeforeWhatIsAdded() throws {
        let registry = try registryWithOne()
        #expect(try registry.update(update(rem(one) + add(one))).code == 1000)
        #expect(try registry.update(update(rem(one) + add(two))).code == 1000)
        #expect(registry.tags == [2])
        #expect(registry.domain()?.updater == "alpha")
    }

    private static let refused: [(content: String, code: Int)] = [
        ("", 2003),
        ("<secDNS:rem/>", 2003),
        ("<secDNS:add/>", 2003),
        (rem(ds(keyTag: "3")), 2306),
        (rem(ds(keyTag: "1", alg: "8")), 2306),
        (rem(ds(keyTag: "1", digest: String(repeating: "00", count: 32))), 2306),
        (rem(key()), 2306),
        (add(ds(keyTag: "1")), 2306),
        (add(key()), 2306),
        (add(ds(keyTag: "2", alg: "123")), 2306),
        (add(ds(keyTag: "45073", key: key())), 2306),
        (add(ds(keyTag: "2")) + rem(ds(keyTag: "1")), 2001),
        ("<secDNS:rem><secDNS:all>perhaps</secDNS:all></secDNS:rem>", 2005),
        ("<secDNS:chg><secDNS:maxSigLife>0</secDNS:maxSigLife></secDNS:chg>", 2004),
    ]

    @Test(arguments: refused)
    func aBadUpdateChangesNothing(_ content: String, _ code: Int) throws {
        let registry = try registryWithOne()
        #expect(try registry.update(update(content)).code == code)
        #expect(registry.tags == [1])
        #expect(registry.domain()?.updater == nil)
    }

    @Test func allRemovesEverythingOrNothing() throws {
        let registry = try registryWithOne()
        #expect(try registry.update(update("<secDNS:rem><secDNS:all>false</secDNS:all></secDNS:rem>")).code == 1000)
        #expect(registry.tags == [1])
        #expect(try registry.update(update("<secDNS:rem><secDNS:all>true</secDNS:all></secDNS:rem>")).code == 1000)
        #expect(registry.tags == [])
        #expect(try !registry.info().extensions.contains("secDNS"))
    }

    @Test func aKeyInsideARecordNeedNotBeRepeatedToRemoveIt() throws {
        let registry = TestRegistry()
        let digest = "8874665DA929EDDB6196619A5D1EA55A3F305BB8A8A7D38DB4F9AE9F326DD87C"
        let signed = ds(keyTag: "45073", digest: digest, key: key())
        #expect(try registry.create("<secDNS:create>\(signed)</secDNS:create>").code == 1000)
        #expect(try registry.update(update(rem(ds(keyTag: "45073", digest: digest)))).code == 1000)
    }

    @Test func maxSigLifeIsChangedAlone() throws {
        let registry = try registryWithOne()
        let change = "<secDNS:chg><secDNS:maxSigLife>605900</secDNS:maxSigLife></secDNS:chg>"
        #expect(try registry.update(update(change)).code == 1000)
        #expect(registry.domain()?.extensionData[SecDNS.Key.self]?.maxSigLife == 605_900)
        #expect(try registry.update(update("<secDNS:chg/>")).code == 1000)
        #expect(registry.domain()?.extensionData[SecDNS.Key.self]?.maxSigLife == 605_900)
    }

    @Test func urgentIsAnOption() throws {
        let urgent = "<secDNS:update urgent=\"1\">\(add(two))</secDNS:update>"
        #expect(try registryWithOne().update(urgent).code == 2102)
        #expect(try registryWithOne { $0.dnssec.takesUrgent = true }.update(urgent).code == 1000)
        let notUrgent = "<secDNS:update urgent=\"false\">\(add(two))</secDNS:update>"
        #expect(try registryWithOne().update(notUrgent).code == 1000)
    }

    @Test func theSumOfTheRecordsIsLimited() throws {
        let registry = try registryWithOne { $0.dnssec.mostRecords = 1 }
        #expect(try registry.update(update(add(two))).code == 2306)
        #expect(try registry.update(update(rem(one) + add(two))).code == 1000)
    }

    @Test func onlyTheSponsorUpdates() throws {
        #expect(try registryWithOne().update(update(add(two)), as: "beta").code == 2201)
    }

    private func registryWithOne(_ change: (inout Policy) -> Void = { _ in }) throws -> TestRegistry {
        let registry = TestRegistry(change)
        #expect(try registry.create("<secDNS:create>\(one)</secDNS:create>").code == 1000)
        return registry
    }

    private func update(_ content: String) -> String { "<secDNS:update>\(content)</secDNS:update>" }
}

private func add(_ records: String) -> String { "<secDNS:add>\(records)</secDNS:add>" }
private func rem(_ records: String) -> String { "<secDNS:rem>\(records)</secDNS:rem>" }

extension TestRegistry {
    /// The key tags of the records that the domain has.
    fileprivate var tags: [Int] {
        (domain()?.extensionData[SecDNS.Key.self]?.records ?? []).compactMap { record in
            guard case .signer(let signer) = record else { return nil }
            return signer.keyTag
        }
    }
}
