import XML

/// Checks frames against XML schemas and tells what it finds.
final class FrameCheck: Sendable {
    private let schemas: SchemaSet
    private let log: Log

    init(_ schemas: SchemaSet, _ log: Log) {
        self.schemas = schemas
        self.log = log
    }

    /// `direction` says whose frame it is.
    func check(_ frame: [UInt8], _ direction: String) {
        for problem in schemas.problems(in: frame) { log.error("schema, \(direction): \(problem)") }
    }
}
