import Foundation
import MockRegistry
import TestSupport
import Testing

@testable import Operator

/// A running server, and somebody who types commands for it.
final class TypedServer {
    let registry: MockRegistry
    private var environment: [String: String] = [:]
    private(set) var used: Set<String> = []
    private(set) var complaint = ""
    let folder: URL

    init(token: String? = nil, usesTLS: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var configuration = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)
        configuration.control = Configuration.Control()
        configuration.control?.token = token
        configuration.control?.usesTLS = usesTLS
        configuration.randomSeed = 1
        if usesTLS { configuration.certificateDirectory = folder.appending(path: "certs").path }
        registry = try MockRegistry.start(configuration)
        environment["MOCK_REGISTRY_CONTROL"] =
            "\(usesTLS ? "https" : "http")://localhost:\(try #require(registry.controlPort))"
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Types a line, words parted by spaces; gives what is shown.
    @discardableResult
    func type(
        _ line: String,
        _ expected: OperatorProgram.Status = .done,
        _ variables: [String: String] = [:],
        _ location: SourceLocation = #_sourceLocation
    ) -> String {
        let words = line.split(separator: " ").map { $0.replacing("~", with: " ") }.map { String($0) }
        var (shown, complaint) = ("", "")
        let environment = environment.merging(variables) { $1 }
        let program = OperatorProgram(environment: environment, tell: { shown += $0 }, complain: { complaint += $0 })
        #expect(program.run(words) == expected, "\(line): \(shown)\(complaint)", sourceLocation: location)
        self.complaint = complaint
        if let command = try? OperatorCommand.named(words).command, expected == .done { used.insert(command.words) }
        return shown
    }

    /// Writes a file; gives its path.
    func file(_ name: String, _ text: String) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }
}
