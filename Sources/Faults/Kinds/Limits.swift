import EPP
import Network

/// Answers a registrar's commands beyond so many a second with `code` (2400 by default).
struct RateLimit: FaultKind {
    static let name = "rateLimit"
    static let summary = "commands beyond so many a second are refused"
    static let parameters = [
        FaultParameter("perSecond", .integer), FaultParameter("code", .integer, isRequired: false, note: "2400"),
        FaultParameter("byRegistryClock", .flag, isRequired: false),
    ]
    static let sample = RateLimit(perSecond: 1)

    var perSecond: Int
    var code: Int?
    var resultCode: Int? { code }
    var byRegistryClock: Bool?

    var stage: FaultStage { .beforeCommand }
    var intervention: Intervention { Intervention(refusingWith: code ?? ResultCode.commandFailed.rawValue) }

    func isDue(_ context: FaultContext, _ counts: inout CommandCounts) -> Bool {
        let second =
            byRegistryClock == true
            ? context.now.milliseconds / 1000 : Int64(clamping: context.moment.nanoseconds / 1_000_000_000)
        return counts.count(context.registrar, inSecond: second) > perSecond
    }
}

/// Answers 2502 to the login of a registrar that has so many sessions (RFC 5730 §3).
struct SessionLimit: FaultKind {
    static let name = "sessionLimit"
    static let summary = "2502 to the login of a registrar that has so many sessions"
    static let parameters = [FaultParameter("sessions", .integer)]
    static let sample = SessionLimit(sessions: 1)

    var sessions: Int

    var stage: FaultStage { .beforeCommand }
    var intervention: Intervention { Intervention(refusingWith: ResultCode.sessionLimitClosing.rawValue) }

    func isDue(_ context: FaultContext, _ counts: inout CommandCounts) -> Bool {
        context.isLogin && context.openSessions >= sessions
    }
}

/// Answers every command but login and logout with 2400, or with 2500 and the end if `closes`.
struct Maintenance: FaultKind {
    static let name = "maintenance"
    static let summary = "2400 to all but login and logout; 2500 and the end if `closes`"
    static let parameters = [
        FaultParameter("during", .window), FaultParameter("closes", .flag, isRequired: false),
    ]
    static let sample = Maintenance(
        during: FaultWindow(from: Instant(milliseconds: 0), until: Instant(milliseconds: 1))
    )

    var during: FaultWindow
    var closes: Bool?

    var stage: FaultStage { .beforeCommand }

    var intervention: Intervention {
        Intervention(refusingWith: (closes == true ? ResultCode.commandFailedClosing : .commandFailed).rawValue)
    }

    func isDue(_ context: FaultContext, _ counts: inout CommandCounts) -> Bool {
        !context.isLogin && !context.isLogout && during.contains(context.now)
    }
}

extension FaultEffect {
    package static func rateLimit(perSecond: Int, code: Int? = nil, byRegistryClock: Bool? = nil) -> FaultEffect {
        FaultEffect(RateLimit(perSecond: perSecond, code: code, byRegistryClock: byRegistryClock))
    }

    package static func sessionLimit(sessions: Int) -> FaultEffect { FaultEffect(SessionLimit(sessions: sessions)) }

    package static func maintenance(during window: FaultWindow, closes: Bool? = nil) -> FaultEffect {
        FaultEffect(Maintenance(during: window, closes: closes))
    }
}

/// A span of the registry's time: from its first moment up to, but without, its last.
package struct FaultWindow: Sendable, Equatable, Codable {
    package var from: Instant
    package var until: Instant

    package init(from: Instant, until: Instant) {
        self.from = from
        self.until = until
    }

    private enum CodingKeys: String, CodingKey { case from, until }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        from = try Self.instant(.from, fields)
        until = try Self.instant(.until, fields)
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(from.description, forKey: .from)
        try fields.encode(until.description, forKey: .until)
    }

    func contains(_ instant: Instant) -> Bool { from <= instant && instant < until }

    private static func instant(
        _ key: CodingKeys,
        _ fields: KeyedDecodingContainer<CodingKeys>
    ) throws -> Instant {
        guard let instant = Instant(try fields.decode(String.self, forKey: key)) else {
            throw DecodingError.dataCorruptedError(
                forKey: key,
                in: fields,
                debugDescription: "a moment such as 2026-01-01T00:00:00Z is expected"
            )
        }
        return instant
    }
}
