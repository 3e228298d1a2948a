import Locks
import Network
import TLS

/// Calls that take longer than a loop may spend on one: each has a thread of its own, and its client waits for the answer.
///
/// Other clients are served meanwhile.
final class LongWork: Sendable {
    typealias Body = @Sendable () -> HTTPReply

    /// At a time; further calls are 503.
    private static let most = 64
    private let count = Locked(0)

    /// Begins, and replies when it is done.
    func begin(_ body: @escaping Body) throws(HTTPProblem) -> HTTPReply {
        let outcome = Outcome()
        guard enter() else {
            throw HTTPProblem(
                503,
                "There are \(Self.most) calls under way that take long.",
                fields: ["Retry-After": "1"]
            )
        }
        do throws(TLSError) {
            _ = try SystemThread { [self] in
                outcome.settle(body())
                leave()
            }
        } catch {
            leave()
            throw HTTPProblem(503, "The system gives no thread for this.", fields: ["Retry-After": "1"])
        }
        return outcome.reply
    }

    private func enter() -> Bool {
        count.withLock { count in
            guard count < Self.most else { return false }
            count += 1
            return true
        }
    }

    private func leave() { count.withLock { $0 -= 1 } }

    /// What has become of one call.
    private final class Outcome: Sendable {
        private let state = Locked(State())

        private struct State {
            var reply: HTTPReply?
            var wake: (@Sendable () -> Void)?
        }

        /// Nobody is woken who has gone: the connection looks at its number.
        func settle(_ reply: HTTPReply) {
            let wake = state.withLock { state in
                state.reply = reply
                return state.wake
            }
            wake?()
        }

        var reply: HTTPReply {
            state.withLock(\.reply)
                ?? .awaiting({ [self] in watch($0) }, atMost: .seconds(3600)) { [self] _ in reply }
        }

        private func watch(_ wake: @escaping @Sendable () -> Void) -> any AnyObject & Sendable {
            let isDone = state.withLock { state in
                state.wake = wake
                return state.reply != nil
            }
            if isDone { wake() }
            return self
        }
    }
}
