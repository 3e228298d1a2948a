import XML

/// Checks frames against XML schemas and tells what it finds.
package final class FrameCheck: Sendable {
    private let schemas: SchemaSet
    private let report: @Sendable (String) -> Void

    /// `report` is told each problem.
    package init(_ schemas: SchemaSet, report: @escaping @Sendable (String) -> Void) {
        self.schemas = schemas
        self.report = report
    }

    /// `direction` says whose frame it is.
    func check(_ frame: [UInt8], _ direction: String) {
        for problem in schemas.problems(in: frame) { report("schema, \(direction): \(problem)") }
    }
}
