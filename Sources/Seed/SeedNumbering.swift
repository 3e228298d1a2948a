/// The highest identifiers that were given out, so that a world that was written out goes on counting where it stopped.
package struct SeedNumbering: Sendable, Equatable, Codable {
    package var objects: Int
    package var messages: Int
}
