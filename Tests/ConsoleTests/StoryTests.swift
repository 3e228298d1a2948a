import ControlAPI
import Foundation
import HTTP
import MockRegistry
import TestSupport
import Testing

/// What people do with the console, in a real browser: the stories of `stories.py`, each against a process of its own.
@Suite(.serialized) struct StoryTests {
    /// The stories, in the order of the file.
    private static let stories: [String] = {
        let file = Fixtures.checkout.appendingPathComponent("Tests/ConsoleTests/stories.py")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.matches(of: /@story\ndef (\w+)/).map { String($0.1) }
    }()

    @Test func thereAreStories() { #expect(Self.stories.count > 15) }

    /// Whether the control API has every call that the pages make: a page that asks in vain fails its story.
    private static let isWhole: Bool = {
        guard let registry = try? MockRegistry.start() else { return false }
        let paths = ControlAPI(registry.registries, version: version).routes.map(\.template.description)
        return ["/due", "/transfers", "/domains/{name}/transferability", "/registrars/{id}/commands"].allSatisfy {
            tail in
            paths.contains("/registries/{registry}\(tail)")
        }
    }()

    /// They take minutes, so they are told where they are asked for: `CONSOLE_STORIES=1`.
    private static let areWanted = ProcessInfo.processInfo.environment["CONSOLE_STORIES"] == "1"

    @Test(.enabled(if: areWanted && isWhole, "CONSOLE_STORIES=1 asks for them."), arguments: stories)
    func story(_ name: String) throws {
        let token = name.contains("token") ? "open-sesame" : nil
        var configuration = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)
        configuration.control = Configuration.Control()
        configuration.control?.token = token
        let registry = try MockRegistry.start(configuration)
        defer { registry.stop(within: .zero) }
        let port = try #require(registry.controlPort)
        let arguments = ["http://127.0.0.1:\(port)", "--only", name] + (token.map { ["--token", $0] } ?? [])
        let (status, output) = try Self.browse(arguments)
        #expect(status == 0, "\(output)")
    }

    private static func browse(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = Fixtures.checkout.appendingPathComponent("Tests/ConsoleTests/browser.py").path
        process.arguments = ["python3", "-B", script] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // No python3 is no browser.
        let status: Int32 = process.terminationStatus == 127 ? 77 : process.terminationStatus
        return (status, String(decoding: output, as: UTF8.self))
    }
}
