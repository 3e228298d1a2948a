/// A policy as commands and the clock ask it: a reference to what never changes, with a place for each part.
///
/// A part is read where it lies. Lent as a whole by an accessor that yields, a value of this size is copied for each
/// question; and unoptimized, this compiler then releases what it has handed back already.
package final class PolicyInForce: Sendable {
    /// As a value: to keep, to compare, and to make another from.
    package let whole: Policy

    package let name: String
    package let serverID: String
    package let roidSuffix: String
    let roidsBeginWithNumbers: Bool
    package let zones: [String]
    package let zonePolicies: [ZonePolicy]
    /// The policies of those zones.
    package let zoned: ZonedPolicies
    package let hasHostObjects: Bool
    package let fractionDigits: Int
    package let session: SessionPolicy
    package let domain: DomainPolicy
    package let contact: ContactPolicy
    package let host: HostPolicy
    package let authInfo: AuthInfoPolicy
    package let transfer: TransferPolicy
    package let grace: GracePolicy
    package let dnssec: DNSSECPolicy
    package let poll: PollPolicy
    package let allocation: AllocationPolicy
    package let fee: FeePolicy
    package let ttl: TTLPolicy
    package let launch: LaunchPolicy
    package let idn: IDNPolicy
    package let nameStore: NameStorePolicy
    package let organization: OrganizationPolicy
    package let offersMaintenances: Bool
    package let maintenances: [MaintenancePolicy]

    package init(_ policy: Policy) {
        whole = policy
        name = policy.name
        serverID = policy.serverID
        roidSuffix = policy.roidSuffix
        roidsBeginWithNumbers = policy.authInfo.offers(.ptdomain)
        zones = policy.zones
        zonePolicies = policy.zonePolicies
        zoned = ZonedPolicies(policy)
        hasHostObjects = policy.hasHostObjects
        fractionDigits = policy.fractionDigits
        session = policy.session
        domain = policy.domain
        contact = policy.contact
        host = policy.host
        authInfo = policy.authInfo
        transfer = policy.transfer
        grace = policy.grace
        dnssec = policy.dnssec
        poll = policy.poll
        allocation = policy.allocation
        fee = policy.fee
        ttl = policy.ttl
        launch = policy.launch
        idn = policy.idn
        nameStore = policy.nameStore
        organization = policy.organization
        offersMaintenances = policy.offersMaintenances
        maintenances = policy.maintenances
    }
}
