import Crypto
import EPP
import HTTP
import Locks
import Network
import Registry

/// How many calls each key has had in the present minute.
final class CallLimits: Sendable {
    private struct Window {
        var began: Monotonic
        var count = 0
    }

    private let windows = Locked<[[UInt8]: Window]>([:])
    private static let length = Duration.seconds(60)
    /// Of keys that are long gone no more is remembered.
    static let most = 10_000

    /// Counts a call: the fields that tell of the limit, or the problem that it is over, with the time to wait.
    ///
    /// A minute is one of real time; when the window ends is told by the registry's clock, as every date is.
    func count(_ key: InterfaceKey, at now: Monotonic, _ date: Instant) throws(HTTPProblem) -> [HTTPField] {
        guard let limit = key.callsPerMinute else { return [] }
        let hash = SHA256.hash(Array(key.secret.utf8))
        let (count, left) = windows.withLock { windows in
            if windows.count >= Self.most { windows = [:] }
            var window = windows[hash] ?? Window(began: now)
            if window.began + Self.length <= now { window = Window(began: now) }
            window.count += 1
            windows[hash] = window
            return (window.count, window.began + Self.length - now)
        }
        let seconds = max(1, Int(left.components.seconds) + (left.components.attoseconds > 0 ? 1 : 0))
        let fields = [
            HTTPField("X-RateLimit-Limit", String(limit)),
            HTTPField("X-RateLimit-Remaining", String(max(0, limit - count))),
            HTTPField("X-RateLimit-Reset", (date + .seconds(seconds)).description),
        ]
        guard count > limit else { return fields }
        var problem = HostUpProblem.make(429, "rate_limited", "The key may be used \(limit) times a minute.")
        for field in fields + [HTTPField("Retry-After", String(seconds))] { problem.fields.append(field) }
        throw problem
    }
}
