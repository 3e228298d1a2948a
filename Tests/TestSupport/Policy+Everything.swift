import EPP
import Registry

extension Policy {
    /// A policy with every extension that one registry can have at a time.
    package static let offeringEverything: Policy = {
        var policy = Policy()
        policy.poll.tellsChanges = true
        policy.fee.isOffered = true
        policy.ttl.isOffered = true
        policy.launch.isOffered = true
        policy.idn.isOffered = true
        policy.contact.takesAdditionalEmail = true
        policy.dnssec.relaysKeys = true
        policy.idn.tables = [IDNPolicy.Table("es", characters: "áéíñóúü")]
        policy.nameStore.isOffered = true
        policy.organization.isOffered = true
        policy.fee.drafts = FeePolicy.Draft.allCases
        policy.fee.takesAgreements = true
        policy.fee.showsAccount = true
        policy.fee.tellsLowBalance = true
        policy.grace.reportReminder = .days(2)
        policy.domain.takesSynchronization = true
        policy.launch.phases = LaunchPhase.Kind.allCases.map { kind in
            LaunchPhase(kind, name: kind == .custom ? "idn-release" : nil, begin: Instant(milliseconds: 0))
        }
        policy.allocation.tokens = [AllocationPolicy.Token(name: "gold.example", token: "abc123")]
        let start = Instant(milliseconds: 1_769_904_000_000)  // 2026-02-01T00:00:00Z
        policy.maintenances = [
            MaintenancePolicy(
                id: "spring",
                systems: [MaintenancePolicy.System(name: "EPP", impact: .full)],
                start: start,
                end: start + .hours(2),
                created: start - .days(30)
            )
        ]
        return policy
    }()
}
