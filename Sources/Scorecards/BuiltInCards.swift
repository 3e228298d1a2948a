import EmbeddedFiles

extension Scorecard {
    /// The cards of the program, by name.
    package static let builtIn: [Scorecard] = EmbeddedFile.scorecards.compactMap { try? Scorecard($0.bytes) }
        .sorted { $0.name < $1.name }
}
