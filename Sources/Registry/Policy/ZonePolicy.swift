import EPP

/// What holds for the names of one zone, where that is not what holds for the registry's others.
///
/// These sections are a zone's. Sessions, contacts, hosts, messages, money, launches and tables of characters are the
/// registry's, since they are about no zone or name zones themselves.
package struct ZonePolicy: Sendable, Equatable, Codable {
    package var zone: String
    /// The policy that the sections were taken from; the registry's own where it is left out.
    package var basis: String?
    package var domain: DomainPolicy
    package var transfer: TransferPolicy
    package var grace: GracePolicy
    package var authInfo: AuthInfoPolicy
    package var dnssec: DNSSECPolicy

    /// The sections of a policy as a zone's.
    package init(_ zone: String, from policy: Policy, basis: String? = nil) {
        (self.zone, self.basis) = (zone, basis)
        (domain, transfer, grace) = (policy.domain, policy.transfer, policy.grace)
        (authInfo, dnssec) = (policy.authInfo, policy.dnssec)
    }

    /// The sections that are a zone's, by name.
    package static let sections = ["domain", "transfer", "grace", "authInfo", "dnssec"]
    /// Fields of the section `domain` that are the registry's all the same: one check may name several zones, and contacts
    /// are of no zone.
    package static let fieldsOfTheRegistry = ["namesPerCheck", "dataModel", "dataModels"]
}

extension Policy {
    /// The policy as it holds for the names of a zone.
    package func applied(_ own: ZonePolicy) -> Policy {
        var policy = self
        (policy.domain, policy.transfer, policy.grace) = (own.domain, own.transfer, own.grace)
        (policy.authInfo, policy.dnssec) = (own.authInfo, own.dnssec)
        policy.domain.namesPerCheck = domain.namesPerCheck
        (policy.domain.dataModel, policy.domain.dataModels) = (domain.dataModel, domain.dataModels)
        policy.zonePolicies = []
        return policy
    }

    /// The policy, and as it holds in each zone that has its own.
    package var withThoseOfZones: [Policy] { [self] + zonePolicies.map(applied) }
}

/// The policies of zones as they are asked for with every command about a name.
package struct ZonedPolicies: Sendable {
    private let own: [(zone: String, policy: PolicyInForce)]

    init(_ policy: Policy) { own = policy.zonePolicies.map { ($0.zone, PolicyInForce(policy.applied($0))) } }

    package var isEmpty: Bool { own.isEmpty }
    var all: [PolicyInForce] { own.map(\.policy) }

    subscript(zone: String) -> PolicyInForce? { own.first { $0.zone == zone }?.policy }
}
