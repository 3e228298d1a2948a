import Foundation
import TestSupport
import Testing

/// The manual's tables are what the code does; `RECORD_TABLES=1` writes them anew.
@Suite struct GeneratedTableTests {
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_TABLES"] == "1"

    @Test func areWhatTheCodeDoes() throws {
        for table in [GeneratedTable.policies, .presets, .refusals] {
            if Self.isRecording { try table.record() }
            #expect(try table.recorded() == table.make(), "run with RECORD_TABLES=1 to write \(table.name) anew")
        }
    }

    @Test func everySituationIsAnswered() throws {
        #expect(Set(Situation.all.map(\.name)).count == Situation.all.count)
        #expect(try !GeneratedTable.policies.make().contains("| 0 |"))
    }
}
