import EPP
import Registry
import Testing

/// Which phase is under way, and which a client means.
@Suite struct LaunchPolicyTests {
    private static let start = Instant(milliseconds: 1_767_225_600_000)  // 2026-01-01T00:00:00Z

    private static func policy(_ phases: [LaunchPhase]) -> LaunchPolicy {
        var policy = LaunchPolicy()
        policy.phases = phases
        return policy
    }

    private static func phase(_ kind: LaunchPhase.Kind, _ name: String? = nil, days: Range<Int>) -> LaunchPhase {
        LaunchPhase(kind, name: name, begin: start + .days(days.lowerBound), end: start + .days(days.upperBound))
    }

    @Test func withoutPhasesNamesAreGivenOutAtAllTimes() {
        #expect(Self.policy([]).plainPhase(at: Self.start)?.kind == .open)
    }

    @Test func aPhaseBeginsAndEndsOnTime() {
        let policy = Self.policy([Self.phase(.sunrise, days: 1..<3), Self.phase(.open, days: 4..<9)])
        let kinds = [0, 1, 2, 3, 4, 8, 9].map { policy.phases(at: Self.start + .days($0)).map(\.kind) }
        #expect(kinds == [[], [.sunrise], [.sunrise], [], [.open], [.open], [.open]])
        #expect(policy.nextPhase(after: Self.start + .days(3))?.kind == .open)
    }

    @Test func aSubPhaseNeedNotBeNamedAndACustomPhaseMust() {
        let policy = Self.policy([
            Self.phase(.claims, "landrush", days: 0..<9), Self.phase(.custom, "vip", days: 0..<9),
        ])
        func isThere(_ kind: LaunchPhase.Kind, _ name: String?) -> Bool {
            policy.phase(PhaseName(kind, name: name), at: Self.start) != nil
        }
        #expect(isThere(.claims, nil) && isThere(.claims, "landrush") && !isThere(.claims, "open"))
        #expect(isThere(.custom, "vip") && !isThere(.custom, nil) && !isThere(.open, nil))
    }

    @Test func aPlainCreateHappensWhereNothingIsAsked() {
        var landrush = Self.phase(.landrush, days: 0..<9)
        landrush.creates = .application
        let claims = Self.phase(.claims, days: 0..<9)
        #expect(Self.policy([landrush]).plainPhase(at: Self.start) == nil)
        #expect(Self.policy([landrush, claims]).plainPhase(at: Self.start)?.kind == .claims)
        #expect(Self.policy([claims, Self.phase(.open, days: 0..<9)]).plainPhase(at: Self.start)?.kind == .open)
    }
}
