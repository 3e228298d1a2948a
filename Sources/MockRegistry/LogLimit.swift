import Locks
import Network
import Session

/// Lets through so many lines of each kind in a while, and tells afterwards how many it has kept back: a million of them
/// fill no disk.
final class LogLimit: Sendable {
    typealias Kind = ServerEvent.Kind
    typealias Alarm = @Sendable (Duration, @escaping @Sendable () -> Void) -> Void

    /// Lines of one kind in a while.
    static let lines = 20
    static let time = Duration.seconds(10)

    /// What was kept back.
    struct Omission: Equatable {
        let kind: Kind
        let count: Int
    }

    private let windows = Locked<[Kind: Window]>([:])
    private let alarm = Locked<Alarm?>(nil)
    private let tell: @Sendable (Omission) -> Void

    private struct Window {
        let end: Monotonic
        var told = 0
        var omitted = 0
    }

    /// `tell` is told what was kept back, when the while is over.
    init(tell: @escaping @Sendable (Omission) -> Void) { self.tell = tell }

    /// Has what was kept back told even if nothing more comes: the alarm calls after a while.
    func setAlarm(_ alarm: @escaping Alarm) { self.alarm.withLock { $0 = alarm } }

    /// Whether one more line is told.
    func admits(_ kind: Kind, at now: Monotonic) -> Bool {
        let (isAdmitted, past, isFirst) = windows.withLock { windows -> (Bool, Int, Bool) in
            var window = windows[kind] ?? Window(end: now + Self.time)
            var past = 0
            if window.end <= now {
                past = window.omitted
                window = Window(end: now + Self.time)
            }
            let isAdmitted = window.told < Self.lines
            if isAdmitted { window.told += 1 } else { window.omitted += 1 }
            windows[kind] = window
            return (isAdmitted, past, window.omitted == 1)
        }
        if past > 0 { tell(Omission(kind: kind, count: past)) }
        if isFirst, !isAdmitted { alarm.withLock(\.self)?(Self.time) { [weak self] in self?.flush(at: .now()) } }
        return isAdmitted
    }

    /// Tells what was kept back in whiles that are over; at the end, in all.
    func flush(at now: Monotonic) {
        let omissions = windows.withLock { windows in
            let over = windows.filter { $0.value.end <= now }
            for kind in over.keys { windows[kind] = nil }
            return over.filter { $0.value.omitted > 0 }.map { Omission(kind: $0.key, count: $0.value.omitted) }
        }
        for omission in omissions.sorted(by: { $0.kind.rawValue < $1.kind.rawValue }) { tell(omission) }
    }
}

extension ServerEvent.Kind {
    /// From which level on it is told.
    var level: LogLevel {
        switch self {
        case .proxyRefused, .schemaViolated: .error
        case .connectionRefused, .handshakeFailed, .loginFailed, .sessionEnded, .slowWork: .warning
        case .operated: .info
        }
    }

    /// Many of them, for people.
    var words: String {
        switch self {
        case .connectionRefused: "connections that were refused"
        case .handshakeFailed: "handshakes that failed"
        case .proxyRefused: "proxies that were refused"
        case .loginFailed: "logins that failed"
        case .sessionEnded: "sessions that a limit ended"
        case .operated: "calls that changed something"
        case .slowWork: "things that took long"
        case .schemaViolated: "frames that are not as their schema says"
        }
    }
}
