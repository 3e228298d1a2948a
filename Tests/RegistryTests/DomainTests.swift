import EPP
import Registry
import Testing

/// A domain is a value, although it is one reference.
@Suite struct DomainTests {
    private static let start = Instant(milliseconds: 1_767_225_600_000)

    private let domain = Domain(
        name: "a.example",
        id: 1,
        sponsor: "alpha",
        created: start,
        expires: start + .days(365)
    )

    @Test func aChangedCopyLeavesItsOriginal() {
        var copy = domain
        copy.sponsor = "beta"
        copy.contacts.append(DomainContact("C-1", .admin))
        copy.lockedUntil = Self.start
        #expect(domain.sponsor == "alpha" && domain.contacts.isEmpty && domain.lockedUntil == nil)
        #expect(copy.sponsor == "beta" && copy.contacts.count == 1 && copy.lockedUntil == Self.start)
        #expect(copy != domain)
    }

    /// What is set and taken off again leaves no trace: a refused command leaves the world equal.
    @Test func whatIsRareAndTakenOffIsAsIfItHadNeverBeen() {
        var copy = domain
        copy.hostAttributes.append(HostAttribute("ns1.a.example"))
        copy.statusNotes["clientHold"] = StatusNote("Unpaid.")
        #expect(copy != domain)
        copy.hostAttributes.removeAll()
        copy.statusNotes["clientHold"] = nil
        #expect(copy == domain)
    }
}
