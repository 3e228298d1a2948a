import Registry

/// A grace period in a seed.
package struct SeedGracePeriod: Sendable, Equatable, Codable {
    package var kind: GracePeriod.Kind
    package var ends: SeedTime
    package var months: Int
    /// What was paid, in the smallest unit of the policy's currency.
    package var charge: Int?
}
