import Registry

/// The end of a pending action in a poll message.
package struct SeedActionNotice: Sendable, Equatable, Codable {
    package var kind: ObjectKind
    package var name: String
    package var succeeded: Bool
    package var origin: SeedTransaction
    package var at: SeedTime
}
