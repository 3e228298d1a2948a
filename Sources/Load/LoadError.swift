/// Why a measurement could not be made, as a sentence.
package struct LoadError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Whether the flags are at fault, or what happened afterwards.
    package enum Kind: Sendable { case usage, run }

    package let kind: Kind
    package let description: String

    init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    static func usage(_ description: String) -> LoadError { LoadError(.usage, description) }
}
