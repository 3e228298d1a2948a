import Hosting

/// A registry at one moment, to return to.
public struct RegistrySnapshot: Sendable {
    let moment: Moment
}
