/// A name that makes trouble by itself.
package struct ReservedName: Sendable {
    /// Which commands on it are concerned.
    package enum Scope: String, Sendable {
        /// Those that change something, so that the others tell what has become of it.
        case changes
        /// Those that change something, and info.
        case changesAndInfo
    }

    package let name: String
    package let scope: Scope
    package let effect: FaultEffect
    /// What the client sees, for the documentation.
    package let sentence: String

    init(_ name: String, _ scope: Scope, _ effect: FaultEffect, _ sentence: String) {
        self.name = name
        self.scope = scope
        self.effect = effect
        self.sentence = sentence
    }
}
