private import Glibc
private import Synchronization

/// A value that many threads may read at once, or one may change.
///
/// Whoever wants to change it goes before those who come to read: readers who never cease cannot keep it out.
@safe public final class ReadWriteLocked<Value>: @unchecked Sendable {
    // Safety: `value` is changed inside `change` alone, when nobody else is inside; and the lock is made before and freed
    // after everything else. A class that is a value's part is the body's to leave unchanged in `read`.
    private let lock: UnsafeMutablePointer<pthread_rwlock_t>
    @usableFromInline let value: UnsafeMutablePointer<Value>
    /// How many have found the lock taken, and wait for it.
    private let waiting = Atomic<Int>(0)

    /// Puts a value behind a lock of its own.
    public init(_ value: sending Value) {
        unsafe self.value = .allocate(capacity: 1)
        unsafe self.value.initialize(to: value)
        unsafe lock = .allocate(capacity: 1)
        unsafe lock.initialize(to: pthread_rwlock_t())
        var attributes = pthread_rwlockattr_t()
        unsafe pthread_rwlockattr_init(&attributes)
        unsafe pthread_rwlockattr_setkind_np(&attributes, Int32(PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP))
        unsafe pthread_rwlock_init(lock, &attributes)
        unsafe pthread_rwlockattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_rwlock_destroy(lock)
        unsafe lock.deallocate()
        unsafe value.deinitialize(count: 1)
        unsafe value.deallocate()
    }

    /// Lets the body read the value beside others that read; it must not ask for this lock again.
    @inlinable public func read<Result, E: Error>(_ body: (borrowing Value) throws(E) -> sending Result) throws(E)
        -> sending Result
    {
        acquireToRead()
        defer { release() }
        return try unsafe body(value.pointee)
    }

    /// Lets the body read and change the value while nobody else looks.
    @inlinable public func change<Result, E: Error>(
        _ body: (inout sending Value) throws(E) -> sending Result
    ) throws(E) -> sending Result {
        acquireToChange()
        defer { release() }
        return try unsafe body(&value.pointee)
    }

    /// Lets those who wait have their turn, between two changes of one who has many to make: without a pause it would take
    /// the lock again before they wake.
    public func letOthersIn() { if waiting.load(ordering: .relaxed) > 0 { usleep(200) } }

    @usableFromInline func acquireToRead() {
        if unsafe pthread_rwlock_tryrdlock(lock) == 0 { return }
        waiting.add(1, ordering: .relaxed)
        defer { waiting.subtract(1, ordering: .relaxed) }
        for _ in 1..<Self.attempts where unsafe pthread_rwlock_tryrdlock(lock) == 0 { return }
        unsafe pthread_rwlock_rdlock(lock)
    }

    @usableFromInline func release() { unsafe pthread_rwlock_unlock(lock) }

    @usableFromInline func acquireToChange() {
        if unsafe pthread_rwlock_trywrlock(lock) == 0 { return }
        waiting.add(1, ordering: .relaxed)
        defer { waiting.subtract(1, ordering: .relaxed) }
        for _ in 1..<Self.attempts where unsafe pthread_rwlock_trywrlock(lock) == 0 { return }
        unsafe pthread_rwlock_wrlock(lock)
    }

    /// How often who has to wait looks again before it sleeps.
    ///
    /// Some 20 microseconds, three times as long as what is done inside takes: to fall asleep and to be woken costs both
    /// sides more.
    private static var attempts: Int { 5_000 }
}
