import FoundationEssentials
import Glibc

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
