/// The identifiers of the command that began something.
package struct SeedTransaction: Sendable, Equatable, Codable {
    package var client: String?
    package var server: String
}
