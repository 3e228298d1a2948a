/// The text that came with a status.
package struct SeedStatusNote: Sendable, Equatable, Codable {
    package var text: String
    package var language: String?
}
