private import CLinux
private import Glibc
private import Synchronization

/// A thread of the operating system, for event loops: they never give their thread back.
package final class SystemThread: Sendable {
    private let handle: pthread_t
    private let isJoined = Atomic(false)

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread that runs the body.
    package init(_ run: @escaping @Sendable () -> Void) throws(TLSError) {
        let body = unsafe Unmanaged.passRetained(Body(run))
        var handle = pthread_t()
        let code = unsafe pthread_create(&handle, nil, SystemThread.main, body.toOpaque())
        guard code == 0 else {
            unsafe body.release()
            throw .system(.system, "cannot start a thread", code: code)
        }
        self.handle = handle
    }

    /// Keeps the calling thread from running for a number of whole seconds.
    package static func sleep(seconds: UInt32) {
        var left = seconds
        // A signal ends a sleep early, and the rest is told.
        while left > 0 { left = Glibc.sleep(left) }
    }

    /// Waits for its end; whoever asks again does not wait.
    package func join() {
        guard !isJoined.exchange(true, ordering: .relaxed) else { return }
        _ = pthread_join(handle, nil)
    }

    /// A thread that nobody waits for must say so, or what the system keeps of it is never given back.
    deinit { if !isJoined.load(ordering: .relaxed) { _ = pthread_detach(handle) } }

    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
    }
}
