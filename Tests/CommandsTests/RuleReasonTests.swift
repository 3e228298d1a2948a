import EPP
import Testing

@testable import Commands

@Suite struct RuleReasonTests {
    /// A rule says what must hold: "the name is free" beside 2302 would tell the opposite of what is the case.
    @Test func aRefusalSaysWhatIsTheCaseAndWhatWasRequired() {
        let refusal = EPPError(.objectExists, "the name is registered", "RFC 5730 §3", required: "the name is free")
        #expect(refusal.reason == "the name is registered; required: the name is free (RFC 5730 §3)")
    }

    @Test func aRefusalThatEndsByItselfSaysWhen() {
        let end = Instant(milliseconds: 0)
        let refusal = EPPError(.statusProhibits, "a lock is on", "policy", required: "no lock is on", until: end)
        #expect(refusal.reason == "a lock is on until 1970-01-01T00:00:00.0Z; required: no lock is on (policy)")
    }

    @Test func whatOnlyTheOperatorHearsIsNotInTheReason() {
        #expect(EPPError(.invalidAuthInfo, "it does not open", note: "no code is set").reason == "it does not open")
    }
}
