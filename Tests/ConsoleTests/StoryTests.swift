import Foundation
import TestSupport
import Testing

/// What people do with the console, in a real browser: the stories of `stories.py`, with the program itself.
@Suite struct StoryTests {
    private static let folder = Fixtures.checkout.appendingPathComponent("Tests/ConsoleTests")

    @Test func thereAreStories() throws {
        let text = try String(contentsOf: Self.folder.appendingPathComponent("stories.py"), encoding: .utf8)
        #expect(text.matches(of: /@story\ndef \w+/).count > 15)
    }

    private static let areWanted = ProcessInfo.processInfo.environment["CONSOLE_STORIES"] == "1"
    private static let hasBrowser = ["python3", "chromium", "chromedriver"].allSatisfy { name in
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }
    private static let comment: Comment =
        hasBrowser
        ? "The console's stories take a browser and a minute: .ci/run plays them, and CONSOLE_STORIES=1 does here."
        : "There is no python3, chromium or chromedriver on this machine: the console's stories were skipped."

    /// Where they are asked for, a machine without a browser fails.
    @Test(.enabled(if: areWanted, comment), .timeLimit(.minutes(10)))
    func stories() async throws {
        // The program lies beside the tests.
        let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let (status, output) = try await Self.play("--program", built.appendingPathComponent("mock-registry").path)
        #expect(status == 0, "\(output)")
    }

    /// No thread of the test runner waits for it, and what it says goes to a file: neither can stand in the other's way.
    private static func play(_ arguments: String...) async throws -> (status: Int32, output: String) {
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("stories-\(UUID().uuidString)")
        try Data().write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-B", folder.appendingPathComponent("browser.py").path] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: log)
        process.standardError = process.standardOutput
        let status = try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        return (status, try String(contentsOf: log, encoding: .utf8))
    }
}
