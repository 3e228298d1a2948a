import EPP
import Registry

/// What a mark is to be that the test authority signs.
package struct MarkDraft: Sendable {
    package var mark: Mark
    /// Number and issuer; a new one where it is left out.
    package var id: String?
    /// From the time of the signing, where they are left out, for a year.
    package var notBefore: Instant?
    package var notAfter: Instant?
    /// What is to be wrong with it.
    package var flaw: MarkAuthority.Flaw?

    package init(_ mark: Mark) { self.mark = mark }

    func validity(at now: Instant) -> (notBefore: Instant, notAfter: Instant) {
        let begin = notBefore ?? now
        return (begin, notAfter ?? begin.adding(months: 12))
    }
}

extension Mark {
    /// A trademark with these labels, of a holder who is made up where no name is given.
    package init(labels: [String], named name: String? = nil, holder: String? = nil, at now: Instant) {
        var party = MarkParty(street: ["1 Market Street"], city: "Alkmaar", country: "NL")
        (party.role, party.organization) = ("owner", holder ?? "Test Holder")
        var right = MarkRight(
            id: "\(max(0, now.seconds))-1",
            markName: name ?? labels.first ?? "",
            holders: [party],
            goodsAndServices: "Goods that are there for tests."
        )
        right.labels = labels
        right.trademark = .init(jurisdiction: "NL", registrationNumber: "T-1", registrationDate: now)
        self.init([right])
    }
}
