private import Glibc

/// A value that one thread at a time may touch.
///
/// The standard library's `Mutex` would serve, but its slow path lies in a library that the thread sanitizer does not see
/// into: under contention every access it guards is reported as a race. POSIX's lock is one that the sanitizer knows.
@safe public final class Locked<Value>: @unchecked Sendable {
    // Safety: `value` is touched inside `withLock` alone, and the lock is made before and freed after everything else.
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    @usableFromInline let value: UnsafeMutablePointer<Value>

    /// Puts a value behind a lock of its own.
    public init(_ value: sending Value) {
        unsafe self.value = .allocate(capacity: 1)
        unsafe self.value.initialize(to: value)
        unsafe lock = .allocate(capacity: 1)
        unsafe lock.initialize(to: pthread_mutex_t())
        // Adaptive: a thread looks again for a while before it sleeps, as what these locks guard takes microseconds.
        var attributes = pthread_mutexattr_t()
        unsafe pthread_mutexattr_init(&attributes)
        unsafe pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_ADAPTIVE_NP))
        unsafe pthread_mutex_init(lock, &attributes)
        unsafe pthread_mutexattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_mutex_destroy(lock)
        unsafe lock.deallocate()
        unsafe value.deinitialize(count: 1)
        unsafe value.deallocate()
    }

    /// Waits for the lock, lets the body read and change the value, and gives the lock back, whatever the body does.
    ///
    /// Inlinable, and public, as the compiler looks into other targets only then: made for what it guards, it copies nothing.
    @inlinable public func withLock<Result, E: Error>(
        _ body: (inout sending Value) throws(E) -> sending Result
    ) throws(E) -> sending Result {
        acquire()
        defer { release() }
        return try unsafe body(&value.pointee)
    }

    @usableFromInline func acquire() { unsafe pthread_mutex_lock(lock) }
    @usableFromInline func release() { unsafe pthread_mutex_unlock(lock) }
}
