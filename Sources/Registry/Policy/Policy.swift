/// What this registry decides where the RFCs leave it to the registry.
///
/// Data only; every field has a default.
package struct Policy: Sendable, Equatable, Codable {
    /// How the policy is called.
    package var name = "classic"
    /// The server's name in the greeting: 3 to 64 characters (RFC 5730 §2.4).
    package var serverID = "Mock Registry"
    /// What stands behind the hyphen of every roid: 1 to 8 letters or digits (RFC 5730 §4).
    package var roidSuffix = "MOCK"
    /// The zones that this registry serves.
    package var zones = ["example", "test", "co.example"]
    /// Whether name servers are objects of their own; otherwise attributes of the domain (RFC 5731 §1.1).
    package var hasHostObjects = true
    package var session = SessionPolicy()
    package var domain = DomainPolicy()
    package var contact = ContactPolicy()
    package var host = HostPolicy()
    package var authInfo = AuthInfoPolicy()
    package var transfer = TransferPolicy()
    package var grace = GracePolicy()
    package var dnssec = DNSSECPolicy()
    package var poll = PollPolicy()
    package var allocation = AllocationPolicy()
    package var fee = FeePolicy()
    package var ttl = TTLPolicy()
    /// What is planned, or under way (RFC 9167); any at all offers maintenance-1.0.
    package var maintenances: [MaintenancePolicy] = []

    package init() {}
}
