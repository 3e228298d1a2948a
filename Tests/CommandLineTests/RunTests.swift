import Foundation
import TLS
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

    private func start(
        _ arguments: [String],
        in folder: URL,
        _ variables: [String: String] = [:],
        program: URL = Self.program
    ) throws -> (Process, output: Pipe, errors: Pipe) {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "TMPDIR": folder.path].merging(variables) { $1 }
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
        #expect(outcome.errors.contains("notice: Ready at port "))
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

    /// Starts a server, ends it as an operator does, and gives what it said on standard error.
    private func serve(_ arguments: [String], in folder: URL, _ variables: [String: String] = [:]) throws -> Outcome {
        let arguments = ["--port", "0", "--certs", "certs"] + arguments
        let (process, output, errors) = try start(arguments, in: folder, variables)
        let announcement = output.fileHandleForReading.availableData
        process.terminate()
        process.waitUntilExit()
        let complaints = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let text = String(decoding: announcement, as: UTF8.self)
        return Outcome(output: text, errors: complaints, status: process.terminationStatus)
    }

    @Test func nobodyIsToldOfARegistryThatCannotSayItIsReady() throws {
        let folder = try emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let outcome = try serve(["--ready-file", "none/ready.json"], in: folder)
        #expect(outcome.output.isEmpty)
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("mock-registry: The file none/ready.json cannot be written.\n"))
    }

    @Test func whoIsSuspendedIsNotOffered() throws {
        let folder = try emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = try serve([], in: folder).output
        #expect(text.contains("    alpha alpha-Pass1\n") && !text.contains("delta"))
    }

    @Test func theStateIsKeptAtTheEnd() throws {
        let folder = try emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let state = folder.appending(path: "state.json")
        let first = try serve(["--state", "state.json", "--clock", "2026-01-01T00:00:00Z", "--speed", "0"], in: folder)
        #expect(first.status == 0)
        #expect(first.errors.contains("There is no state.json yet: it is written at the end.\n"))
        #expect(first.errors.contains("Kept 1 registries in state.json.\n"))
        // Nothing but the whole file is left.
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("state") }
        #expect(left == ["state.json"])
        let second = try serve([], in: folder, ["MOCK_REGISTRY_STATE": "state.json"])
        #expect(second.status == 0)
        #expect(second.output.contains("as state.json has kept it"))
        #expect(second.errors.contains("Goes on with the 1 registries that state.json has kept since "))
        #expect(try String(contentsOf: state, encoding: .utf8).contains("2026-01-01T00:00:00.0Z"))
        try Data("{".utf8).write(to: state)
        let third = try serve(["--state", "state.json"], in: folder)
        #expect(third.status == 65)
        #expect(third.errors.hasPrefix("mock-registry: state.json:1: "))
        #expect(try String(contentsOf: state, encoding: .utf8) == "{")
    }

    @Test func aHangUpReadsTheCertificatesAgain() throws {
        let folder = try emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (process, output, errors) = try start(["--port", "0", "--certs", "certs"], in: folder)
        // The announcement comes when signals are awaited, or held back until they are.
        #expect(!output.fileHandleForReading.availableData.isEmpty)
        #expect(kill(process.processIdentifier, SIGHUP) == 0)
        var told = ""
        while !told.contains("Read the certificates again.") {
            let data = errors.fileHandleForReading.availableData
            guard !data.isEmpty else { Issue.record("it has ended: \(told)"); return }
            told += String(decoding: data, as: UTF8.self)
        }
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("A server that can open no more sockets says so, and goes on when it can")
    func descriptorsUsedUp() throws {
        let folder = try emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = "ulimit -n 48; exec \(Self.program.path) --port 0 --certs certs --no-control"
        let (process, output, errors) = try start(["-c", script], in: folder, program: URL(filePath: "/bin/sh"))
        let announcement = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let port = try #require(announcement.firstMatch(of: #/ port (\d+)/#).flatMap { Int($0.1) })
        let crowd = try Crowd(48, at: port)
        var told = ""
        while !told.contains("can open no more files and sockets (ulimit -n)\n") {
            let data = errors.fileHandleForReading.availableData
            guard !data.isEmpty else { Issue.record("it has ended: \(told)"); return }
            told += String(decoding: data, as: UTF8.self)
        }
        #expect(told.contains(" warning: connections wait at port \(port), "))
        _ = consume crowd
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    /// Silent connections, open as long as this lives.
    private final class Crowd {
        private let ends: [Int32]

        init(_ count: Int, at port: Int) throws {
            ends = try (0..<count).map { _ in try Socket.connected(to: "127.0.0.1", port: port).release() }
        }

        deinit { for end in ends { close(end) } }
    }

    @Test func theSetupStandsForOptions() throws {
        let folder = try emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let setup = folder.appending(path: "setup")
        try FileManager.default.createDirectory(
            at: setup.appending(path: "policies"),
            withIntermediateDirectories: true
        )
        try Data("{\"name\": \"shops\", \"zones\": [\"shop\"]}".utf8).write(
            to: setup.appending(path: "policies/own.json")
        )
        try Data("{\"name\": \"books\", \"zones\": [\"book\"]}".utf8).write(to: setup.appending(path: "policy.json"))
        let variables = ["MOCK_REGISTRY_SETUP": "setup"]
        #expect(try serve([], in: folder, variables).output.contains("policy books, "))
        #expect(try serve(["--policy", "tac"], in: folder, variables).output.contains("policy tac, "))
        #expect(try serve(["--policy", "own"], in: folder, variables).output.contains("policy shops, "))
        let unknown = try serve(["--policy", "owm"], in: folder, variables)
        #expect(unknown.status == 64)
        #expect(unknown.errors.hasSuffix("us, own; did you mean own?\n"))
        let missing = try serve(["--setup", "none"], in: folder)
        #expect(missing.status == 66)
        #expect(missing.errors == "mock-registry: The folder none cannot be read.\n")
    }
}
