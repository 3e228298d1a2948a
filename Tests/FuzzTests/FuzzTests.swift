import Foundation
import FuzzSupport
import TestSupport
import Testing

/// What the fuzz program has thought of and what it has found, without it: see `.ci/fuzz`; and texts made of these at random.
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

    /// Two hundred texts at each entrance.
    ///
    /// `FUZZ_SECONDS=60` spreads a minute over them, and leaves each text in
    /// .build/fuzz/last-ENTRANCE before it is taken, lest a crash takes it along. `FUZZ_SEED` repeats a run.
    @Test(arguments: Entrance.allCases)
    func textsMadeAtRandomAreTaken(at entrance: Entrance) throws {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...(.max))
        let corpus = try Fixtures.names(in: "fuzz/\(entrance.rawValue)").map {
            try Fixtures.bytes("fuzz/\(entrance.rawValue)/\($0)")
        }
        var mutation = Mutation(of: corpus, seed: seed)
        let entrances = Entrances()
        let seconds = environment["FUZZ_SECONDS"].flatMap { Double($0) }
        let end = seconds.map { ContinuousClock.now + .seconds($0 / Double(Entrance.allCases.count)) }
        let last = Fixtures.folder.deletingLastPathComponent().appendingPathComponent(".build/fuzz")
        if end != nil { try FileManager.default.createDirectory(at: last, withIntermediateDirectories: true) }
        var count = 0
        while end.map({ ContinuousClock.now < $0 }) ?? (count < 200) {
            let text = mutation.next()
            count += 1
            if end != nil { try Data(text).write(to: last.appendingPathComponent("last-\(entrance.rawValue)")) }
            do { try entrances.take(text, at: entrance) } catch {
                Issue.record(
                    "\(entrance), FUZZ_SEED=\(seed), text \(count): \(error): \(Data(text).base64EncodedString())"
                )
                return
            }
        }
        if end != nil { print("\(count) texts were taken at \(entrance), FUZZ_SEED=\(seed)") }
    }
}
