/// A poll message in a seed: at most one of the three notices.
package struct SeedMessage: Sendable, Equatable, Codable {
    package var to: String
    /// Its identifier; counted in the order of the file where it is left out.
    package var number: Int?
    package var queued: SeedTime?
    package var text: String
    package var transfer: SeedTransferNotice?
    package var pendingAction: SeedActionNotice?
    /// The domain as it was.
    package var domain: SeedDomain?
    package var change: SeedChange?
}
