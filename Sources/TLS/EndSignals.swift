private import CLinux
private import Glibc

/// SIGTERM, SIGINT and SIGHUP, awaited by one thread: nothing runs inside a signal handler, where next to nothing may.
package enum EndSignals {
    /// What a signal asks for.
    package enum Wish: Sendable {
        /// SIGTERM, SIGINT: the end.
        case end
        /// SIGHUP: what lies in files is to be read again.
        case reread
    }

    /// Keeps the signals for `wait`.
    ///
    /// To be called before any other thread is started: threads inherit it. `withChildren` keeps the news of a child's end
    /// too.
    package static func hold(withChildren: Bool = false) {
        unsafe mask(SIG_BLOCK)
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, SIGHUP)
        if withChildren { unsafe sigaddset(&set, SIGCHLD) }
        _ = unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Waits for one of them; once one asks for the end, the next one ends the process at once.
    package static func wait() -> Wish {
        var set = sigset_t()
        unsafe shim_end_signals(&set)
        unsafe sigaddset(&set, SIGHUP)
        var signal: Int32 = 0
        _ = unsafe sigwait(&set, &signal)
        if signal == SIGHUP { return .reread }
        unsafe mask(SIG_UNBLOCK)
        return .end
    }

    @unsafe private static func mask(_ how: Int32) {
        var set = sigset_t()
        unsafe shim_end_signals(&set)
        _ = unsafe pthread_sigmask(how, &set, nil)
    }
}

/// Lets one thread wait until others have arrived.
package final class Latch: Sendable {
    private let arrivals: Wakeup

    package init() throws(TLSError) { arrivals = try .counting() }

    /// Says that one has arrived.
    package func arrive() { arrivals.signal() }

    /// Waits until so many have arrived.
    package func wait(for count: Int = 1) {
        for _ in 0..<count { arrivals.consume() }
    }
}
