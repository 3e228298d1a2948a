import Hosting
import Seed

/// A snapshot, as JSON.
struct SnapshotView: Encodable {
    let name: String
    /// The registry's time in it.
    let time: SeedTime

    init(_ name: String, _ moment: Moment) {
        self.name = name
        time = .fixed(moment.time)
    }
}
