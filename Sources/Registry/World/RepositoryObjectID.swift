/// An object identifier as clients see it (RFC 5730 §2.8), such as `D8-MOCK`: written out where it is shown.
package struct RepositoryObjectID: Sendable, CustomStringConvertible {
    package let letter: String
    package let number: ObjectID
    package let suffix: String

    package var description: String { "\(letter)\(number)-\(suffix)" }
}
