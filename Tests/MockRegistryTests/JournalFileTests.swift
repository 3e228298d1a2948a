import Foundation
import Hosting
import Locks
import MockRegistry
import TLS
import TestSupport
import Testing

/// The journal on disk: every entry a line, two files at most, and a word where it cannot be written.
@Suite("The journal's file")
struct JournalFileTests {
    /// A folder of the test's own, and what the log is told.
    private final class Place: Sendable {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("journal-\(UUID().uuidString)")
        private let told = Locked<[String]>([])

        init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false) }
        deinit { try? FileManager.default.removeItem(at: folder) }

        var file: String { folder.appendingPathComponent("journal.jsonl").path }
        var lines: [String] { told.withLock(\.self) }

        func configuration(_ bytes: Int = 1 << 20, journal: Int = 4096) -> Configuration {
            var configuration = RunningTests.frozen()
            configuration.journalFile = file
            configuration.journalFileBytes = bytes
            configuration.journalEntries = journal
            configuration.logLevel = .warning
            configuration.logSink = { [told] line in told.withLock { $0.append(line) } }
            return configuration
        }

        func read(_ name: String) -> [[String: Any]] {
            let text = (try? String(contentsOfFile: name, encoding: .utf8)) ?? ""
            return text.split(separator: "\n").compactMap { line in
                (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
            }
        }

        func numbers(_ name: String) -> [Int] { read(name).compactMap { $0["sequence"] as? Int } }
    }

    /// Looks until something holds: the file is another thread's.
    private func holds(_ condition: () -> Bool) async -> Bool {
        for _ in 0..<2000 {
            if condition() { return true }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return false
    }

    private func turn(_ registry: MockRegistry, _ times: Int) {
        for _ in 0..<times { registry.clock.advance(by: .seconds(1)) }
    }

    @Test("Every entry is a line, of every registry, secrets masked; a second start goes on behind")
    func everyEntry() throws {
        let place = try Place()
        let registry = try MockRegistry.start(place.configuration())
        let client = try TestClient(TLSContext(clientTrusting: PEM(registry.certificateAuthority)), port: registry.port)
        try client.login("alpha", "alpha-Pass1")
        #expect(try client.create("filed.example") == "1000")
        let other = try registry.registries.create(.init())
        other.label = "Second"
        #expect(registry.registries.delete(other.id))
        // What is forgotten is in the file all the same.
        registry.reset()
        turn(registry, 1)
        registry.stop()
        let lines = place.read(place.file)
        let own = lines.filter { $0["registry"] as? String == "default" }.compactMap { $0["sequence"] as? Int }
        #expect(own == Array(1...own.count) && own.count > 10)
        #expect(lines.contains { $0["registry"] as? String == other.id && $0["text"] as? String == "the label" })
        let text = try String(contentsOfFile: place.file, encoding: .utf8)
        #expect(!text.contains("alpha-Pass1") && text.contains("<pw>***</pw>") && text.contains("filed.example"))
        let create = try #require(lines.first { $0["command"] as? String == "domain:create" })
        #expect(create["revision"] != nil && create["changes"] != nil && create["svTRID"] != nil)
        let mode = try FileManager.default.attributesOfItem(atPath: place.file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let again = try MockRegistry.start(place.configuration())
        turn(again, 1)
        again.stop()
        #expect(place.read(place.file).count == lines.count + 1)
        #expect(place.lines == [])
    }

    @Test("A file that is full makes way for a new one, and one former file stays")
    func rotation() throws {
        let place = try Place()
        let registry = try MockRegistry.start(place.configuration(2000))
        turn(registry, 100)
        registry.stop()
        let (former, present) = (place.numbers(place.file + ".1"), place.numbers(place.file))
        #expect(former + present == Array((100 - former.count - present.count + 1)...100))
        for name in [place.file, place.file + ".1"] {
            let size = try FileManager.default.attributesOfItem(atPath: name)[.size] as? Int
            #expect((1...2000).contains(size ?? 0))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path).count == 2)
        #expect(place.lines == [])
    }

    @Test("What cannot be written is told once, kept as long as the journal does, and written later")
    func failure() async throws {
        let place = try Place()
        let registry = try MockRegistry.start(place.configuration(200_000, journal: 1000))
        turn(registry, 1)
        #expect(await holds { place.numbers(place.file) == [1] })
        // The next file cannot be opened: its place is taken by a folder.
        try FileManager.default.removeItem(atPath: place.file)
        try FileManager.default.createDirectory(atPath: place.file + ".1/x", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: place.file, withIntermediateDirectories: true)
        #expect(
            await holds {
                turn(registry, 20)
                return place.lines.count == 1
            }
        )
        #expect(place.lines[0].contains("warning: The journal file: cannot rename \(place.file)"))
        turn(registry, 3000)
        try FileManager.default.removeItem(atPath: place.file)
        try FileManager.default.removeItem(atPath: place.file + ".1")
        #expect(await holds { place.lines.count == 2 })
        registry.stop()
        let numbers = place.numbers(place.file)
        let lost = place.read(place.file).filter { $0["kind"] as? String == "lost" }.compactMap { $0["count"] as? Int }
            .reduce(0, +)
        #expect(lost > 0 && place.lines[1].contains("is written again; \(lost) entries were lost."))
        // All that the journal still had is there.
        let last = try #require(numbers.last)
        #expect(numbers.suffix(1000) == Array((last - 999)...last)[...])
    }

    @Test("A disk that is full stops no client")
    func fullDisk() async throws {
        let place = try Place()
        var configuration = place.configuration(journal: 20)
        configuration.journalFile = "/dev/full"
        let registry = try MockRegistry.start(configuration)
        turn(registry, 100)
        let client = try TestClient(TLSContext(clientTrusting: PEM(registry.certificateAuthority)), port: registry.port)
        #expect(try client.login("alpha", "alpha-Pass1") == "1000")
        #expect(await holds { place.lines.count == 1 })
        #expect(place.lines[0].contains("cannot write /dev/full: No space left on device"))
        registry.stop()
    }

    @Test("A file that cannot be opened, or a journal that keeps nothing, is told at the start")
    func atTheStart() throws {
        let place = try Place()
        var configuration = place.configuration()
        configuration.journalFile = place.folder.appendingPathComponent("none/journal").path
        var error = #expect(throws: SetupError.self) { _ = try MockRegistry.start(configuration) }
        #expect(error?.kind == .cannotCreate && error?.description.contains("No such file") == true)
        error = #expect(throws: SetupError.self) { _ = try MockRegistry.start(place.configuration(journal: 0)) }
        #expect(error?.kind == .usage)
    }
}
