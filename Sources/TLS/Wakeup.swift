private import CLinux
private import Glibc

/// An eventfd: wakes a poller from another thread.
final class Wakeup: Sendable {
    let descriptor: Int32

    init(descriptor: Int32) throws(TLSError) {
        guard descriptor >= 0 else { throw .system(.system, "cannot make an eventfd") }
        self.descriptor = descriptor
    }

    static func polled() throws(TLSError) -> Wakeup { try Wakeup(descriptor: shim_eventfd()) }
    static func counting() throws(TLSError) -> Wakeup { try Wakeup(descriptor: shim_eventfd_semaphore()) }

    func signal() {
        var one: UInt64 = 1
        _ = unsafe write(descriptor, &one, 8)
    }

    /// Takes the signal away; a counting one blocks until there is one.
    func consume() {
        var value: UInt64 = 0
        while unsafe read(descriptor, &value, 8) < 0, shim_errno() == EINTR {}
    }

    deinit { _ = close(descriptor) }
}
