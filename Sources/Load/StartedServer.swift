import Foundation

/// A server that this tool starts from a binary, and ends.
final class StartedServer {
    /// How long it may take to be ready, in seconds.
    private static let patience = 60.0

    let ready: ReadyFile
    private let process: Process

    /// Starts the binary on a port that the system chooses, with its files in a folder; returns once it is ready.
    init(_ binary: String, in folder: URL) throws(LoadError) {
        let file = folder.appendingPathComponent("ready-\(UUID().uuidString).json")
        process = Process()
        process.executableURL = URL(fileURLWithPath: binary)
        process.arguments = [
            "--port", "0", "--ready-file", file.path, "--certs", folder.appendingPathComponent("certs").path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch {
            throw LoadError(.usage, "cannot start \(binary): \(error.localizedDescription)")
        }
        do throws(LoadError) { ready = try StartedServer.wait(for: file, of: process, binary) } catch {
            StartedServer.end(process)
            throw error
        }
    }

    /// The server writes the file whole, by renaming.
    private static func wait(for file: URL, of process: Process, _ binary: String) throws(LoadError) -> ReadyFile {
        let deadline = Date(timeIntervalSinceNow: patience)
        while Date() < deadline, process.isRunning {
            if let data = try? Data(contentsOf: file), !data.isEmpty { return try ReadyFile(data) }
            _ = usleep(2_000)
        }
        throw LoadError(
            .run,
            "\(binary) " + (process.isRunning ? "is not ready after a minute" : "ended before it was ready")
        )
    }

    private static func end(_ process: Process) {
        process.terminate()
        process.waitUntilExit()
    }

    deinit { StartedServer.end(process) }
}
