import Registry

/// A transfer in a poll message: the object's own where `transfer` is left out.
package struct SeedTransferNotice: Sendable, Equatable, Codable {
    package var kind: ObjectKind
    package var name: String
    package var transfer: SeedTransfer?
}
