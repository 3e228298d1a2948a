import EPP
import Network
import Registry

/// When a session times out: for the login, for the rest of a frame, for the next command, for the whole.
struct SessionTiming {
    /// Asked for after every command, and reckoned once.
    private let (idleNanoseconds, frameNanoseconds): (UInt64, UInt64)
    private let (began, loginEnds, lifeEnds): (Monotonic, Monotonic, Monotonic)
    private var lastAnswer: Monotonic
    private var frameBegan: Monotonic?
    private var isLoggedIn = false
    /// When the session ends because the server stops.
    private var end: Monotonic?

    init(_ limits: SessionLimits, at now: Monotonic) {
        (began, loginEnds, lifeEnds) = (now, now + limits.loginTime, now + limits.lifetime)
        idleNanoseconds = limits.idleTime.wholeNanoseconds
        frameNanoseconds = limits.frameTime.wholeNanoseconds
        lastAnswer = now
    }

    /// The earliest of the limits that run (RFC 5734 §3 lets a server set each of them).
    var deadline: Monotonic {
        var earliest = min(lastAnswer.adding(nanoseconds: idleNanoseconds), lifeEnds)
        if !isLoggedIn { earliest = min(earliest, loginEnds) }
        if let frameBegan { earliest = min(earliest, frameBegan.adding(nanoseconds: frameNanoseconds)) }
        return end.map { min($0, earliest) } ?? earliest
    }

    /// Which of the limits is over, as a clause for whoever runs the server.
    func words(_ limits: SessionLimits, at now: Monotonic) -> String {
        if let frameBegan, frameBegan + limits.frameTime <= now {
            return "a frame was not whole after \(limits.frameTime.words) (--frame-time)"
        }
        if !isLoggedIn, loginEnds <= now {
            return "nobody had logged in after \(limits.loginTime.words) (--login-time)"
        }
        if lifeEnds <= now {
            return "it has lasted \(limits.lifetime.words) (--session-lifetime, policy session.lifetime)"
        }
        return "no command came for \(limits.idleTime.words) (--idle-time, policy session.idleTime)"
    }

    /// The server stops: a frame that has begun is given this long for its rest.
    static let restTime = Duration.milliseconds(500)

    func stopping(at now: Monotonic) -> SessionTiming {
        var timing = self
        timing.end = end ?? now + Self.restTime
        return timing
    }

    /// The same session in another registry, whose limits count from its beginning.
    func under(_ limits: SessionLimits) -> SessionTiming {
        var timing = SessionTiming(limits, at: began)
        (timing.lastAnswer, timing.frameBegan) = (lastAnswer, frameBegan)
        (timing.isLoggedIn, timing.end) = (isLoggedIn, end)
        return timing
    }

    func afterLogin() -> SessionTiming {
        var timing = self
        timing.isLoggedIn = true
        return timing
    }

    /// All that has come so far is answered, if anything was; and perhaps a part of a frame has come.
    func afterInput(isAnswered: Bool, isInsideFrame: Bool, at now: Monotonic) -> SessionTiming {
        var timing = self
        if isAnswered { timing.lastAnswer = now }
        timing.frameBegan = isInsideFrame ? isAnswered ? now : frameBegan ?? now : nil
        return timing
    }
}

/// What one client may ask of the server's time and memory.
package struct SessionLimits: Sendable, Equatable {
    /// The longest frame, header included.
    package var frameBytes = 64 * 1024
    /// Connections of all clients together.
    package var connections = 20_000
    /// Sessions of one registrar; one more is 2502.
    package var sessionsPerRegistrar = 20_000
    package var handshakeTime = Duration.seconds(10)
    package var loginTime = Duration.seconds(60)
    /// From the first byte of a frame to its last.
    package var frameTime = Duration.seconds(30)
    package var idleTime = Duration.seconds(600)
    package var lifetime = Duration.seconds(86_400)

    package init() {}

    /// The same limits, or the registry's own where they are smaller.
    func narrowed(by rules: SessionPolicy) -> SessionLimits {
        var limits = self
        if rules.mostSessions > 0 { limits.sessionsPerRegistrar = min(sessionsPerRegistrar, rules.mostSessions) }
        if rules.idleTime > .zero { limits.idleTime = min(idleTime, .milliseconds(rules.idleTime.milliseconds)) }
        if rules.lifetime > .zero { limits.lifetime = min(lifetime, .milliseconds(rules.lifetime.milliseconds)) }
        return limits
    }
}
