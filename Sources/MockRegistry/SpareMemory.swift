import TLS

/// When a process gives back memory that it no longer needs: once it is at rest after work, and now and then while it has
/// none.
///
/// The C library keeps what is freed: ten thousand handshakes that have gone would be held for ever. It cannot tell cheaply
/// how much it keeps, and giving it back lets threads that allocate wait for some milliseconds, so that a pause is awaited.
package struct SpareMemory {
    /// Between two looks.
    private static let seconds: UInt32 = 1
    /// Work of processors between two looks, below which a process is at rest.
    private static let rest = Duration.milliseconds(50)
    /// Work that can have left something behind.
    private static let work = Duration.milliseconds(200)
    /// Without a rest, memory is given back all the same after so many looks.
    private static let patience = 30

    private var lastWork = Duration.zero
    private var workAtReturn = Duration.zero
    private var waited = 0

    package init() {}

    /// Whether memory is to be given back now, as this much work was done since the process began.
    package mutating func isDue(afterWork work: Duration) -> Bool {
        let isAtRest = work - lastWork < Self.rest
        lastWork = work
        guard work - workAtReturn >= Self.work else { return false }
        waited += 1
        guard isAtRest || waited >= Self.patience else { return false }
        waited = 0
        return true
    }

    /// What giving it back has cost counts as no new work.
    package mutating func hasReturned(atWork work: Duration) {
        lastWork = work
        workAtReturn = work
    }
}

extension SpareMemory {
    /// Has this process give memory back for as long as it lasts, by a thread of its own.
    ///
    /// Memory is the process's, not a registry's: programs ask for this, and tests that have a registry in theirs do not.
    package static func returnWhileRunning() throws(SetupError) {
        ProcessMemory.keepLittle()
        do throws(TLSError) {
            _ = try SystemThread {
                var spare = SpareMemory()
                while true {
                    SystemThread.sleep(seconds: seconds)
                    guard spare.isDue(afterWork: SystemClock.processorTime) else { continue }
                    ProcessMemory.giveBack()
                    spare.hasReturned(atWork: SystemClock.processorTime)
                }
            }
        } catch {
            throw SetupError(.unavailable, "\(error).")
        }
    }
}
