private import CLinux
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

    /// Keeps at most 2 MiB at the end of each of the C library's heaps, and takes blocks of 1 MiB and more from the system, to
    /// which they go back when they are freed.
    ///
    /// The C library would raise both bounds whenever a large block is freed, up to 64 MiB for each heap and 32 MiB for a
    /// block; what lies at a heap's end `giveBack` leaves there.
    package static func keepLittle() { shim_keep_little_memory(2 << 20, 1 << 20) }

    /// Gives the system back what was freed: the C library keeps it for the next that asks, and after a storm nobody does.
    ///
    /// Threads that allocate meanwhile may wait: 4 ms where there is little to give, 40 ms for 400 MB.
    package static func giveBack() { shim_give_back_memory() }
}
