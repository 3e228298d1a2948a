private import Glibc

/// How much memory this process has.
package enum ProcessMemory {
    /// In bytes, of what lies in the machine's memory now; nil where /proc does not tell.
    package static var resident: Int? {
        guard let text = try? FileSystem.read("/proc/self/statm") else { return nil }
        let pages = String(decoding: text, as: UTF8.self).split(separator: " ").dropFirst().first.flatMap { Int($0) }
        let size = sysconf(Int32(_SC_PAGESIZE))
        return pages.map { $0 * max(1, size) }
    }
}
