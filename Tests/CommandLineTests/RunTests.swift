import Foundation
import Testing

/// The program itself, as a process of its own.
@Suite(.timeLimit(.minutes(2)))
struct RunTests {
    private struct Outcome {
        let output: String
        let errors: String
        let status: Int32
    }

    /// The program that was built beside the tests.
    private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "mock-registry")

    private func start(_ arguments: [String], in folder: URL) throws -> (Process, output: Pipe, errors: Pipe) {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "TMPDIR": folder.path]
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        return (process, output, errors)
    }

    private func outcome(of arguments: [String]) throws -> Outcome {
        let folder = try emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (process, output, errors) = try start(arguments, in: folder)
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaints = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        // Whatever was made for the command is gone again.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        return Outcome(output: text, errors: complaints, status: process.terminationStatus)
    }

    private func emptyFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test func theCommandFindsARegistry() throws {
        let script = """
            test -s "$MOCK_REGISTRY_CA" || exit 9
            echo "$MOCK_REGISTRY_HOST $MOCK_REGISTRY_CLIENT $MOCK_REGISTRY_PASSWORD"
            "$0" ready && echo ready
            exit 7
            """
        let outcome = try outcome(of: ["run", "--", "/bin/sh", "-c", script, Self.program.path])
        #expect(outcome.output == "127.0.0.1 alpha alpha-Pass1\nready\n")
        #expect(outcome.status == 7)
        #expect(outcome.errors.contains("info: Ready at port "))
    }

    @Test func theStatusIsTheCommands() throws {
        #expect(try outcome(of: ["run", "--log-level", "off", "--", "true"]).status == 0)
        let killed = try outcome(of: ["run", "--log-level", "off", "--", "/bin/sh", "-c", "kill -9 $$"])
        #expect(killed.status == 137)
        #expect(killed.errors.isEmpty)
    }

    @Test func aCommandThatIsNotThereIsTold() throws {
        let outcome = try outcome(of: ["run", "--log-level", "off", "--", "no-such-program"])
        #expect(outcome.status == 127)
        #expect(outcome.errors == "mock-registry: cannot run no-such-program: No such file or directory\n")
    }

    @Test func signalsReachTheCommand() throws {
        let folder = try emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = "trap 'exit 42' TERM; echo trapped; while :; do sleep 0.05; done"
        let (process, output, _) = try start(["run", "--", "/bin/sh", "-c", script], in: folder)
        // The command says when it is there to be asked.
        #expect(output.fileHandleForReading.availableData == Data("trapped\n".utf8))
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 42)
    }

    @Test func nobodyIsReadyWhereNobodyListens() throws {
        let outcome = try outcome(of: ["ready", "--control-port", "1"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("mock-registry: not ready: cannot connect to port 1 of localhost"))
        #expect(try self.outcome(of: ["ready", "--no-control"]).status == 64)
        #expect(try self.outcome(of: ["ready", "--control-port", "0"]).status == 64)
        #expect(try self.outcome(of: ["ready", "--ready-file", "gone.json"]).status == 1)
    }

    @Test func theReadyFileTellsWhomToAsk() throws {
        let folder = try emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let arguments = ["--port", "0", "--control-tls", "--ready-file", "ready.json", "--certs", "certs"]
        let (process, output, _) = try start(arguments, in: folder)
        // The announcement follows the ready file.
        #expect(!output.fileHandleForReading.availableData.isEmpty)
        let (probe, _, _) = try start(["ready", "--ready-file", "ready.json"], in: folder)
        probe.waitUntilExit()
        #expect(probe.terminationStatus == 0)
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
