import EPP
import Registry
import Testing

/// What a code opens, and that the time taken tells nothing (RFC 9154 §5.3, §6.1).
@Suite struct AuthInfoTests {
    private static let now = Instant(milliseconds: 1_767_225_600_000)
    private static let policies: [Policy] =
        Policy.builtIn
        + [1, 2].map { phase in
            var policy = Policy.secure
            policy.authInfo.phase = phase
            return policy
        }

    private static func authInfo(_ code: String, _ policy: Policy) -> AuthInfo {
        AuthInfo(code, policy.authInfo, at: now, World(policy: policy).random)
    }

    /// The lengths of what is hashed: the same number of the same work.
    private static func work(_ authInfo: AuthInfo, _ candidate: String, at time: Instant = now) -> [Int] {
        var lengths: [Int] = []
        _ = authInfo.matches(candidate, processNumber: "12345678", needsNumber: true, at: time) { bytes in
            lengths.append(bytes.count)
            return Array(repeating: 0, count: 32)
        }
        return lengths
    }

    @Test(arguments: policies)
    func wrongUnsetAndExpiredTakeTheSameWork(_ policy: Policy) {
        let set = Self.authInfo("Qx7!kRw#2ZpLm9@vTf4%", policy)
        let candidate = "8hG$yWq1*NbXc5^JdUs6"
        let wrong = Self.work(set, candidate)
        #expect(!wrong.isEmpty)
        #expect(Self.work(.unset, candidate) == wrong)
        #expect(Self.work(set, candidate, at: Self.now + .days(1000)) == wrong)
        #expect(Self.work(set, "Qx7!kRw#2ZpLm9@vTf4%") == wrong)
        #expect(Self.work(.unset, "") == Self.work(set, ""))
    }

    @Test(arguments: policies)
    func onlyTheCodeOpens(_ policy: Policy) {
        let set = Self.authInfo("Qx7!kRw#2ZpLm9@vTf4%", policy)
        #expect(set.matches("Qx7!kRw#2ZpLm9@vTf4%", at: Self.now))
        for other in ["", " ", "qx7!kRw#2ZpLm9@vTf4%", "Qx7!kRw#2ZpLm9@vTf4", "Qx7!kRw#2ZpLm9@vTf4% "] {
            #expect(!set.matches(other, at: Self.now))
        }
        #expect(Self.authInfo("", policy) == .unset)
        #expect(!AuthInfo.unset.matches("", at: Self.now))
        #expect("\(set)" == "***")
    }

    @Test func aCodeEndsAtTheEndOfItsLife() {
        let set = Self.authInfo("Qx7!kRw#2ZpLm9@vTf4%", .tac)
        #expect(set.matches("Qx7!kRw#2ZpLm9@vTf4%", at: Self.now + .hours(336) - .seconds(1)))
        #expect(!set.matches("Qx7!kRw#2ZpLm9@vTf4%", at: Self.now + .hours(336)))
    }

    @Test(arguments: [
        ("Qx7!kRw#2ZpLm9@vTf4%", true), ("XKQ2MWV9TZ4RJ7HPC3NB8LDF6", true), ("secret", false), ("", false),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
        ("abababababababababababababababababababababababababababababababab", false),
        ("012345678901234567890123456789", false), ("Qx7!kRw#2ZpLm9@vT", false),
        ("9f86d081884c7d659a2feaa0c55ad015", true),
    ])
    func strengthIsEstimated(_ code: String, _ isStrong: Bool) {
        #expect((Codes.estimatedBits(of: code) >= 128) == isStrong, "\(Codes.estimatedBits(of: code)) bits")
    }

    @Test func aCodeOfTheRegistrysIsStrongAndNew() {
        let random = World(policy: .classic).random
        let codes = (0..<1000).map { _ in Codes.make(random) }
        #expect(Set(codes).count == 1000)
        #expect(codes.allSatisfy { $0.utf8.count == 26 })
    }
}
