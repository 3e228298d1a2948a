import HTTP
import Locks
import Network
import TLS

/// A long answer that a thread of its own writes as fast as the client takes it: only a part of it is ever in memory.
///
/// A client that goes ends the writing.
final class WrittenStream: HTTPStream {
    /// Gives pieces to a closure that says whether another is wanted.
    typealias Writer = @Sendable (_ take: @escaping ([UInt8]) -> Bool) -> Void

    private let channel: Channel
    private let write: Writer
    private let hasBegun = Locked(false)

    init(_ write: @escaping Writer) throws(HTTPProblem) {
        do throws(TLSError) { channel = Channel(try Latch()) } catch {
            throw HTTPProblem(503, "The system gives no descriptor for this.", fields: ["Retry-After": "1"])
        }
        self.write = write
    }

    deinit { channel.abandon() }

    var isFinite: Bool { true }
    var subscription: HTTPSubscription { { [channel] wake in channel.watch(wake) } }

    func next(at now: Monotonic) -> HTTPStreamPart {
        let isFirst = hasBegun.withLock { value in
            defer { value = true }
            return !value
        }
        if isFirst { begin() }
        let (bytes, isLast) = channel.take()
        return HTTPStreamPart(bytes, isLast: isLast, until: now + .seconds(3600))
    }

    private func begin() {
        let thread = try? SystemThread { [channel, write] in
            write(channel.give)
            channel.finish()
        }
        // Without a thread the text breaks off, and the client sees that it is not whole.
        if thread == nil { channel.finish() }
    }

    /// What is written and not yet sent.
    private final class Channel: Sendable {
        /// The writer waits while so many bytes do.
        private static let most = 1 << 20

        private struct State {
            var bytes: [UInt8] = []
            var isFinished = false
            var isAbandoned = false
            var isWriterWaiting = false
            var wake: (@Sendable () -> Void)?
        }

        private let state = Locked(State())
        private let room: Latch

        init(_ room: Latch) { self.room = room }

        /// Takes a piece from the writer, who waits here for room; false where nobody wants more.
        func give(_ piece: [UInt8]) -> Bool {
            let (mustWait, wake) = state.withLock { state in
                state.bytes += piece
                state.isWriterWaiting = state.bytes.count > Self.most && !state.isAbandoned
                return (state.isWriterWaiting, state.wake)
            }
            wake?()
            if mustWait { room.wait() }
            return !state.withLock(\.isAbandoned)
        }

        func finish() {
            let wake = state.withLock { state in
                state.isFinished = true
                return state.wake
            }
            wake?()
        }

        func take() -> (bytes: [UInt8], isLast: Bool) {
            let (bytes, isLast, letsOn) = state.withLock { state in
                defer { (state.bytes, state.isWriterWaiting) = ([], false) }
                return (state.bytes, state.isFinished, state.isWriterWaiting)
            }
            if letsOn { room.arrive() }
            return (bytes, isLast)
        }

        func abandon() {
            let letsOn = state.withLock { state in
                defer { (state.isAbandoned, state.isWriterWaiting, state.wake) = (true, false, nil) }
                return state.isWriterWaiting
            }
            if letsOn { room.arrive() }
        }

        func watch(_ wake: @escaping @Sendable () -> Void) -> any AnyObject & Sendable {
            let isThere = state.withLock { state in
                state.wake = wake
                return !state.bytes.isEmpty || state.isFinished
            }
            if isThere { wake() }
            return self
        }
    }
}
