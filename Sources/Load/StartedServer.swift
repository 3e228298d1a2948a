import Foundation
import FoundationEssentials
import Glibc

/// A server that this tool starts from a binary, and ends.
final class StartedServer {
    /// How long it may take to be ready, in seconds.
    private static let startTime = 60.0

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
        let deadline = Date(timeIntervalSinceNow: startTime)
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

/// What a server writes once it can be reached.
struct ReadyFile: Decodable, Sendable {
    let host: String?
    let port: Int?
    let ca: String?
    let pid: Int32?

    init(_ data: Data) throws(LoadError) {
        do { self = try JSONDecoder().decode(ReadyFile.self, from: data) } catch {
            throw .usage("the ready file is not the JSON object that mock-registry writes")
        }
    }

    init(path: String) throws(LoadError) {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw .usage("cannot read the ready file \(path)")
        }
        try self.init(data)
    }
}

/// A server's process, as the kernel reports it.
struct ServerProcess: Sendable {
    /// What it had used at some moment.
    struct Usage: Sendable {
        let cpuMicroseconds: Double
        let residentKiB: Int
    }

    let id: Int32

    /// Nil if there is no such process.
    func usage() -> Usage? {
        guard let stat = text("stat"), let status = text("status") else { return nil }
        guard let ticks = ServerProcess.cpuTicks(stat), let resident = ServerProcess.residentKiB(status) else {
            return nil
        }
        let perSecond = Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
        return Usage(cpuMicroseconds: Double(ticks) * 1_000_000 / perSecond, residentKiB: resident)
    }

    private func text(_ file: String) -> String? {
        try? String(contentsOfFile: "/proc/\(id)/\(file)", encoding: .utf8)
    }

    /// User and system time.
    ///
    /// The second field is the program's name and may hold spaces and parentheses.
    static func cpuTicks(_ stat: String) -> Int? {
        guard let end = stat.lastIndex(of: ")") else { return nil }
        let fields = stat[stat.index(after: end)...].split(separator: " ")
        guard fields.count > 12, let user = Int(fields[11]), let system = Int(fields[12]) else { return nil }
        return user + system
    }

    static func residentKiB(_ status: String) -> Int? {
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }
    }
}
