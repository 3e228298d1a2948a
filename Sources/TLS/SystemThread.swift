private import CLinux
private import Glibc

/// A thread of the operating system, for event loops: they never give their thread back.
package final class SystemThread: Sendable {
    private let handle: pthread_t

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

    /// Waits for its end.
    ///
    /// To be called once.
    package func join() { _ = pthread_join(handle, nil) }

    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
    }
}
