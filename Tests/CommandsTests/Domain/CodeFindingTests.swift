import EPP
import Registry
import Testing

@testable import Commands

/// What is wrong with a code is told to the operator, and to nobody else.
@Suite struct CodeFindingTests {
    private typealias Text = DomainCommandText

    /// Unset, expired, used, replaced and wrong codes: each with what the operator hears.
    private func refusals() throws -> [(refusal: EPPError, note: String)] {
        let stage = DomainStage { $0.authInfo.regime = .secure }
        let policy = stage.world.policy.authInfo
        let random = stage.world.random
        let current = AuthInfo("current-Auth", policy, at: stage.now, random)
        var dying = policy
        dying.lifetime = .hours(1)
        let expired = AuthInfo("former-Auth", dying, at: stage.now - .days(1), random)
        stage.add("bare.example", of: "alpha") { $0.authInfo = .unset }
        stage.add("wrong.example", of: "alpha") { $0.authInfo = current }
        stage.add("expired.example", of: "alpha") { $0.authInfo = expired }
        for (name, end) in [("used.example", FormerCode.End.used), ("removed.example", .removed)] {
            stage.add(name, of: "alpha") { [now = stage.now] in
                $0.authInfo = AuthInfo("former-Auth", policy, at: now, random)
                $0.replaceCode(by: .unset, end, at: now)
            }
        }
        stage.add("replaced.example", of: "alpha") { [now = stage.now] in
            $0.authInfo = AuthInfo("former-Auth", policy, at: now, random)
            $0.replaceCode(by: current, .replaced, at: now)
        }
        let notes = [
            "bare": "no code is set", "wrong": "the code is wrong", "expired": "the code expired at ",
            "used": "the code was used by a transfer at ", "removed": "the code was removed at ",
            "replaced": "the code was replaced at ",
        ]
        return try notes.sorted { $0.key < $1.key }.map { label, note in
            let reply = try stage.send("beta", Text.transfer("request", "\(label).example", Text.code("former-Auth")))
            return (try #require(reply.error), note)
        }
    }

    @Test func theClientHearsTheSameWhateverIsWrong() throws {
        let told = Set(try refusals().map { [$0.refusal.reason, "\($0.refusal.code)"] })
        #expect(told.count == 1, "\(told)")
        #expect(told.first?.last == "invalidAuthInfo")
    }

    @Test func theOperatorHearsWhatIsWrong() throws {
        for (refusal, note) in try refusals() { #expect(refusal.note.hasPrefix(note), "\(refusal.note)") }
    }

    @Test func noNoteHoldsACode() throws {
        for (refusal, _) in try refusals() {
            #expect(!refusal.note.contains("former-Auth") && !refusal.reason.contains("former-Auth"))
        }
    }
}
