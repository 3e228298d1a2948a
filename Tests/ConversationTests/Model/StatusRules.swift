import Registry

/// What RFC 5731 §2.3 says of statuses that stand together.
enum StatusRules {
    static func faults(of domain: Domain) -> [String] {
        let shown = domain.shownStatuses
        var faults: [String] = []
        func expect(_ holds: Bool, _ fault: String) {
            if !holds { faults.append("\(domain.name) \(shown.names): \(fault)") }
        }
        expect(!shown.isEmpty, "an object has a status")
        expect(!shown.contains(.ok) || shown == .ok, "ok stands alone")
        expect(shown.contains(.inactive) == !domain.isDelegated, "inactive is what is not delegated")
        expect(shown.intersection(.pending).names.count <= 1, "pendings exclude each other")
        for (pending, prohibited) in exclusions where shown.contains(pending) {
            expect(shown.isDisjoint(with: prohibited), "\(pending.names) excludes its prohibitions")
        }
        expect(shown.contains(.pendingTransfer) == (domain.transfer?.isPending ?? false), "pendingTransfer")
        expect(shown.contains(.pendingCreate) == (domain.creation != nil), "pendingCreate")
        expect(shown.contains(.pendingDelete) == (domain.deletion != nil), "pendingDelete")
        return faults
    }

    private static let exclusions: [(DomainStatuses, DomainStatuses)] = [
        (.pendingDelete, [.clientDeleteProhibited, .serverDeleteProhibited]),
        (.pendingRenew, [.clientRenewProhibited, .serverRenewProhibited]),
        (.pendingTransfer, [.clientTransferProhibited, .serverTransferProhibited]),
        (.pendingUpdate, [.clientUpdateProhibited, .serverUpdateProhibited]),
    ]
}
