import EPP
import Faults
import Foundation
import Network
import Registry
import Session
import SessionSupport
import Testing

@testable import Faults

@Suite struct FaultMatchTests {
    @Test(arguments: [
        ("*", "", true), ("a*c", "abbc", true), ("a*c", "abb", false), ("?.example", "a.example", true),
        ("?.example", "ab.example", false), ("*.EXAMPLE", "x.example", true), ("", "a", false), ("", "", true),
        ("*a*b*", "xaybz", true), ("domain:transfer*", "domain:transfer request", true), ("ab", "abc", false),
    ])
    func patterns(_ pattern: String, _ text: String, _ fits: Bool) {
        #expect(Glob(rawValue: pattern).matches(text) == fits)
    }

    @Test func hostilePatternsEndSoon() {
        let pattern = String(repeating: "a*", count: 2000) + "b"
        #expect(!Glob(rawValue: pattern).matches(String(repeating: "a", count: 20_000)))
    }

    @Test(arguments: [
        (FaultMatch(registrar: "alpha"), true), (FaultMatch(registrar: "beta"), false),
        (FaultMatch(command: "domain:info"), true), (FaultMatch(command: "domain:create"), false),
        (FaultMatch(object: "domain"), true), (FaultMatch(object: "host"), false),
        (FaultMatch(name: "x*.example"), true), (FaultMatch(name: "y*"), false),
        (FaultMatch(session: 1), true), (FaultMatch(session: 2), false),
        (FaultMatch(probability: 1), true), (FaultMatch(probability: 0), false),
        (FaultMatch(occurrence: 1), true), (FaultMatch(occurrence: 2), false),
        (FaultMatch(registrar: "alpha", command: "*", object: "domain", name: "xyz.*", session: 1), true),
    ])
    func oneInfo(_ match: FaultMatch, _ fits: Bool) {
        var match = match
        // Whatever came before was no info.
        match.command = match.command ?? "domain:*"
        let client = Dialogue([FaultRule(match: match, effect: .result(code: 2308))])
        #expect(client.code(Frames.info("XYZ.example")) == (fits ? "2308" : "2303"))
    }

    @Test(arguments: [
        ("login", Frames.login("beta")), ("poll:req", Frames.poll), ("poll", Frames.poll), ("logout", Frames.logout),
        ("domain:check", Frames.check("a.example")),
        (
            "domain:transfer request",
            Frames.command(
                "<transfer op='request'><d:transfer xmlns:d='\(Namespace.domain)'><d:name>a.example</d:name></d:transfer></transfer>"
            )
        ),
        (
            "domain:transfer",
            Frames.command(
                "<transfer op='query'><d:transfer xmlns:d='\(Namespace.domain)'><d:name>a.example</d:name></d:transfer></transfer>"
            )
        ),
    ])
    func commandsByName(_ command: String, _ frame: String) {
        let match = FaultMatch(command: Glob(rawValue: command))
        let client = Dialogue([FaultRule(match: match, effect: .result(code: 2308))], as: nil)
        #expect(client.code(frame) == "2308")
        #expect(client.code(Frames.info("a.example")) == "2002")
    }

    @Test func onlyTheSecondTimeAndOnlyOnce() {
        let match = FaultMatch(command: "domain:info", occurrence: 2)
        let client = Dialogue([FaultRule(match: match, effect: .result(code: 2400))])
        let codes = (0..<4).map { _ in client.code(Frames.info("a.example")) }
        #expect(codes == ["2303", "2400", "2303", "2303"])
    }

    @Test func theFirstRuleWinsAndOthersFollowWhenItHasExpired() {
        let match = FaultMatch(command: "domain:info")
        let client = Dialogue([
            FaultRule(match: match, effect: .result(code: 2400), remaining: 2),
            FaultRule(match: match, effect: .result(code: 2308), remaining: 1),
        ])
        let codes = (0..<4).map { _ in client.code(Frames.info("a.example")) }
        #expect(codes == ["2400", "2400", "2308", "2303"])
        #expect(client.server.faults.rules.isEmpty)
    }

    @Test func aFaultOfTheCommandAndOneOfTheAnswerGoTogether() {
        let match = FaultMatch(command: "domain:info")
        let client = Dialogue([
            FaultRule(match: match, effect: .result(code: 2400)),
            FaultRule(match: match, effect: .clientTransactionID(becomes: "B-1")),
        ])
        let answer = client.send(Frames.info("a.example")).documents.first
        #expect(answer?.code == "2400")
        #expect(answer?.clientTransactionID == "B-1")
    }

    @Test func luckRepeatsItself() {
        func codes(seed: UInt64) -> [String?] {
            let faults = Faults(seed: seed)
            let match = FaultMatch(command: "domain:info", probability: 0.5)
            _ = faults.add(FaultRule(match: match, effect: .result(code: 2400)))
            let client = Dialogue(Dialogue.server(faults))
            return (0..<64).map { _ in client.code(Frames.info("a.example")) }
        }
        #expect(codes(seed: 7) == codes(seed: 7))
        #expect(codes(seed: 7) != codes(seed: 8))
        #expect(Set(codes(seed: 7)) == ["2400", "2303"])
    }

    @Test func rulesComeAndGo() {
        let faults = Faults()
        #expect(faults.isEmpty)
        let id = faults.add(FaultRule(effect: .neverAnswer()))
        #expect(id == "fault-1")
        #expect(!faults.isEmpty)
        #expect(faults.add(FaultRule(id: id, effect: .delay(milliseconds: 1))) == id)
        #expect(faults.rules.map(\.effect) == [.delay(milliseconds: 1)])
        #expect(faults.remove(id))
        #expect(!faults.remove(id))
        #expect(faults.isEmpty)
    }

    @Test func rulesAreJSON() throws {
        let text = """
            {"match": {"registrar": "al*", "command": "domain:create", "occurrence": 3},
             "effect": {"close": {"at": "beforeAnswer", "by": "reset"}}, "remaining": 2}
            """
        let rule = try JSONDecoder().decode(FaultRule.self, from: Data(text.utf8))
        #expect(rule.effect == .close(at: .beforeAnswer, by: .reset))
        #expect(rule.match == FaultMatch(registrar: "al*", command: "domain:create", occurrence: 3))
        #expect(rule.remaining == 2)
        let hours = """
            {"effect": {"maintenance": {"during": {"from": "2026-01-01T00:00:00Z", "until": "2026-01-02T00:00:00Z"}}}}
            """
        let window = FaultWindow(from: Dialogue.start, until: Dialogue.start + .days(1))
        #expect(
            try JSONDecoder().decode(FaultRule.self, from: Data(hours.utf8)).effect == .maintenance(during: window)
        )
        let again = try JSONDecoder().decode(FaultRule.self, from: JSONEncoder().encode(rule))
        #expect(again == rule)
    }
}
