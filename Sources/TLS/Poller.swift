private import CLinux
private import Glibc

/// One epoll set, and a way to wake the thread that waits on it.
///
/// Level-triggered.
@safe package final class Poller: Sendable {
    /// What a registration waits for.
    package struct Interest: OptionSet, Sendable {
        package let rawValue: UInt32
        package init(rawValue: UInt32) { self.rawValue = rawValue }
        package static let read = Interest(rawValue: 1)
        package static let write = Interest(rawValue: 4)
    }

    /// What has happened.
    package struct Event: Sendable {
        /// The word given with the registration.
        package let tag: UInt64
        package let isReadable: Bool
        package let isWritable: Bool
        /// Both directions are gone, or the socket is in error.
        ///
        /// Reported whatever the interest.
        package let isBroken: Bool
    }

    /// The tag of the wake-up itself.
    package static let wakeTag = UInt64.max
    private static let batch = 256
    private let descriptor: Int32
    private let wakeup: Wakeup
    // Safety: written by epoll_wait and read straight after, by the one thread that waits.
    private nonisolated(unsafe) let events: UnsafeMutablePointer<epoll_event>

    package init() throws(TLSError) {
        wakeup = try .polled()
        descriptor = shim_epoll_create()
        unsafe events = .allocate(capacity: Poller.batch)
        guard descriptor >= 0 else { throw .system(.system, "cannot make an epoll set") }
        try add(wakeup.descriptor, .read, tag: Poller.wakeTag)
    }

    /// Adds a descriptor; any thread may.
    package func add(_ descriptor: Int32, _ interest: Interest, tag: UInt64) throws(TLSError) {
        guard shim_epoll_add(self.descriptor, descriptor, interest.rawValue, tag) == 0 else {
            throw .system(.system, "cannot watch a socket")
        }
    }

    /// Changes what a registration waits for.
    package func change(_ descriptor: Int32, _ interest: Interest, tag: UInt64) {
        _ = shim_epoll_change(self.descriptor, descriptor, interest.rawValue, tag)
    }

    /// Ends a registration; closing the descriptor does so too.
    package func remove(_ descriptor: Int32) { _ = shim_epoll_remove(self.descriptor, descriptor) }

    /// Makes the waiting thread return from its wait; any thread may.
    package func wake() { wakeup.signal() }

    /// Takes a wake-up away.
    package func acknowledgeWake() { wakeup.consume() }

    /// Waits for events, at most so many milliseconds (below zero: without end); returns their number.
    package func wait(milliseconds: Int32) -> Int {
        Int(max(0, unsafe epoll_wait(descriptor, events, Int32(Poller.batch), milliseconds)))
    }

    /// One of the events that the last wait has counted.
    package func event(_ index: Int) -> Event {
        precondition(index >= 0 && index < Poller.batch)
        let event = unsafe events[index]
        let bits = unsafe event.events
        return Event(
            tag: unsafe event.data.u64,
            isReadable: bits & 1 != 0,
            isWritable: bits & 4 != 0,
            isBroken: bits & 0x18 != 0
        )
    }

    deinit {
        if descriptor >= 0 { _ = close(descriptor) }
        unsafe events.deallocate()
    }
}

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
