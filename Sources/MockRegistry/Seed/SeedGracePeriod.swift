import Registry

/// A grace period in a seed.
package struct SeedGracePeriod: Sendable, Equatable, Codable {
    package var kind: GracePeriod.Kind
    package var ends: SeedTime
    package var months: Int
}
