import Registry

/// How far the deletion of a domain has come, in a seed.
package struct SeedDeletion: Sendable, Equatable, Codable {
    package var phase: Deletion.Phase
    package var ends: SeedTime
    package var redemptionEnds: SeedTime?
    package var origin: SeedTransaction?
}
