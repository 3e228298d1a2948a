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
            "bare": "there is no code set", "wrong": "the code is wrong", "expired": "the code expired at ",
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

    /// A contact's former code is remembered as a domain's is, by whichever command asks.
    @Test(arguments: [
        (FormerCode.End.used, "the code was used by a transfer at "), (.removed, "the code was removed at "),
        (.replaced, "the code was replaced at "), (.expired, "the code expired at "),
    ])
    func theOperatorHearsWhatBecameOfAContactsCode(_ end: FormerCode.End, _ note: String) throws {
        let stage = DomainStage { $0.authInfo.regime = .secure }
        let (policy, random) = (stage.world.policy.authInfo, stage.world.random)
        var contact = try #require(stage.world.contacts["ALPHA-1"])
        contact.authInfo = AuthInfo("former-Auth", policy, at: stage.now, random)
        contact.replaceCode(by: AuthInfo("current-Auth", policy, at: stage.now, random), end, at: stage.now)
        stage.world.apply(.contact(contact))
        let pw = "<c:authInfo><c:pw>former-Auth</c:pw></c:authInfo>"
        let request = "<c:transfer xmlns:c=\"\(Namespace.contact)\"><c:id>ALPHA-1</c:id>\(pw)</c:transfer>"
        let reply = try stage.send("beta", "<transfer op=\"request\">\(request)</transfer>")
        #expect(reply.code == 2202 && reply.error?.note.hasPrefix(note) == true, "\(reply.error?.note ?? "")")
        let roid = stage.world.roid(contact.object, .contact).description
        let code = "<d:authInfo><d:pw roid=\"\(roid)\">former-Auth</d:pw></d:authInfo>"
        let domain = try stage.send("beta", Text.transfer("request", "alpha-1.example", code))
        #expect(domain.code == 2202 && domain.error?.note.hasPrefix(note) == true, "\(domain.error?.note ?? "")")
    }
}
