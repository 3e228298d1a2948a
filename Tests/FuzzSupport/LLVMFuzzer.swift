import Foundation

/// What libFuzzer calls with each text that it thinks of; `FUZZ_ENTRANCE` names the entrance.
///
/// Only `.ci/fuzz` links it with libFuzzer. A breach, and an answer that takes a thread for more than a second, end the
/// program as a crash does.
@_cdecl("LLVMFuzzerTestOneInput")
public func takeFuzzedBytes(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    let beginning = processorTime()
    do {
        try unsafe fuzzed.entrances.take(bytes, at: fuzzed.entrance)
    } catch {
        fatalError("\(error)")
    }
    let taken = processorTime() - beginning
    guard taken < 1 else { fatalError("This took \(taken) seconds.") }
    return 0
}

/// libFuzzer calls from one thread.
nonisolated(unsafe) private let fuzzed: (entrance: Entrance, entrances: Entrances) = {
    let name = ProcessInfo.processInfo.environment["FUZZ_ENTRANCE"] ?? ""
    guard let entrance = Entrance(rawValue: name) else {
        fatalError("FUZZ_ENTRANCE is one of \(Entrance.allCases.map(\.rawValue)).")
    }
    let entrances = Entrances()
    // What is made at the first call counts for nobody.
    try? entrances.take([0x40], at: entrance)
    return (entrance, entrances)
}()

/// Seconds that this thread has computed.
private func processorTime() -> Double {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
