import Registry

/// A transfer in a seed: pending unless `status` says otherwise.
package struct SeedTransfer: Sendable, Equatable, Codable {
    package var status: Transfer.Status?
    package var requester: String
    package var requested: SeedTime?
    /// The losing registrar; the object's sponsor where it is left out.
    package var loser: String?
    package var actor: String?
    /// The deadline while it is pending; then when it was decided.
    package var acted: SeedTime?
    /// How much longer a domain will be registered.
    package var months: Int?
    package var expires: SeedTime?
    /// What the requester paid, in the smallest unit of the policy's currency.
    package var charge: Int?
}
