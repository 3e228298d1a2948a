import FuzzSupport
import TestSupport
import Testing

/// What the fuzz program has thought of and what it has found, without it: see `.ci/fuzz`.
@Suite struct FuzzTests {
    @Test(arguments: Entrance.allCases)
    func everyFileOfTheCorpusIsTaken(at entrance: Entrance) throws {
        let files = Fixtures.names(in: "fuzz/\(entrance.rawValue)")
        #expect(files.count > 5)
        let entrances = Entrances()
        for file in files {
            let bytes = try Fixtures.bytes("fuzz/\(entrance.rawValue)/\(file)")
            #expect(throws: Never.self, "\(file)") { try entrances.take(bytes, at: entrance) }
        }
    }
}
