import Commands
import EPP
import Extensions
import Registry
import Testing

/// Which extensions a policy brings with it.
@Suite struct OfferTests {
    private static let offers: [(String, @Sendable (inout Policy) -> Void)] = [
        (SecureAuthInfo.namespace, { $0.authInfo.regime = .secure }),
        (ChangePoll.namespace, { $0.poll.tellsChanges = true }),
        (AllocationToken.namespace, { $0.allocation.tokens = [.init(name: "a.example", token: "t")] }),
        (Fee.namespace, { $0.fee.isOffered = true }),
        (Fee06.namespace, { $0.fee.offer(.v6) }),
        (Fee011.namespace, { $0.fee.offer(.v11) }),
        (Fee012.namespace, { $0.fee.offer(.v12) }),
        (Charge.namespace, { ($0.fee.isCharged, $0.fee.takesAgreements) = (true, true) }),
        (TTL.namespace, { $0.ttl.isOffered = true }),
        (Launch.namespace, { $0.launch.isOffered = true }),
        (IDN.namespace, { $0.idn.isOffered = true }),
        (AddlEmail.namespace, { $0.contact.takesAdditionalEmail = true }),
        (AuthCode.namespace, { $0.authInfo.regime = .registryGenerated }),
        (FRED.namespace, { ($0.authInfo.regime, $0.authInfo.extensions) = (.holderDelivered, [.fred]) }),
        (EURidAuthInfo.namespace, { ($0.authInfo.regime, $0.authInfo.extensions) = (.registryGenerated, [.authInfo]) }),
        (DKHM.namespace, { ($0.authInfo.regime, $0.authInfo.extensions) = (.registryGenerated, [.dkhm]) }),
        (PTDomain.namespace, { ($0.authInfo.regime, $0.authInfo.extensions) = (.holderDelivered, [.ptdomain]) }),
        (OrgExt.namespace, { $0.organization.isOffered = true }),
        (NameStore.namespace, { $0.nameStore.isOffered = true }),
        (Sync.namespace, { $0.domain.takesSynchronization = true }),
    ]

    @Test(arguments: offers.indices)
    func anExtensionIsAnnouncedWhereThePolicyHasIt(_ index: Int) {
        let (namespace, change) = Self.offers[index]
        #expect(!TestRegistry().services.extensions.contains(namespace))
        #expect(TestRegistry(change).services.extensions.contains(namespace))
    }

    private static let objects: [(String, @Sendable (inout Policy) -> Void)] = [
        (Balance.namespace, { $0.fee.showsAccount = true }),
        (LowBalancePoll.namespace, { $0.fee.tellsLowBalance = true }),
        (Org.namespace, { $0.organization.isOffered = true }),
        (RGPPoll.namespace, { $0.grace.reportReminder = .days(2) }),
    ]

    @Test(arguments: objects.indices)
    func anObjectIsAnnouncedWhereThePolicyHasIt(_ index: Int) {
        let (namespace, change) = Self.objects[index]
        #expect(!TestRegistry().services.objects.contains(namespace))
        let services = TestRegistry(change).services
        #expect(services.objects.contains(namespace) && !services.extensions.contains(namespace))
    }

    @Test(
        "Extensions for codes that the registry makes are announced where the policy lists them and it makes any",
        arguments: CodeExtension.allCases
    )
    func codes(_ listed: CodeExtension) {
        let namespaces: [CodeExtension: String] = [
            .authCode: AuthCode.namespace, .ptdomain: PTDomain.namespace, .authInfo: EURidAuthInfo.namespace,
            .dkhm: DKHM.namespace, .fred: FRED.namespace,
        ]
        for regime in AuthInfoPolicy.Regime.allCases {
            let announced = TestRegistry { ($0.authInfo.regime, $0.authInfo.extensions) = (regime, [listed]) }
                .services.extensions.intersection(namespaces.values)
            let isMade = regime == .registryGenerated || regime == .holderDelivered
            #expect(announced == (isMade ? Set(namespaces[listed].map { [$0] } ?? []) : []), "\(regime)")
        }
    }

    @Test func maintenancesAreObjects() throws {
        let start = try #require(Instant("2026-02-01T00:00:00Z"))
        let system = MaintenancePolicy.System(name: "EPP", impact: .full)
        let maintenance = MaintenancePolicy(
            id: "1",
            systems: [system],
            start: start,
            end: start + .hours(1),
            created: start - .days(9)
        )
        #expect(!TestRegistry().services.objects.contains(Maintenance.namespace))
        let services = TestRegistry { $0.maintenances = [maintenance] }.services
        #expect(services.objects.contains(Maintenance.namespace))
        #expect(!services.extensions.contains(Maintenance.namespace))
    }

    @Test func relayedKeysAreObjects() {
        #expect(!TestRegistry().services.objects.contains(KeyRelay.namespace))
        let services = TestRegistry { $0.dnssec.relaysKeys = true }.services
        #expect(services.objects.contains(KeyRelay.namespace) && !services.extensions.contains(KeyRelay.namespace))
    }

    @Test func unhandledNamespacesAreAlwaysExplained() {
        #expect(TestRegistry().services.extensions.contains(UnhandledNamespaces.namespace))
    }
}

extension FeePolicy {
    fileprivate mutating func offer(_ draft: Draft) { (isOffered, drafts) = (true, [draft]) }
}
