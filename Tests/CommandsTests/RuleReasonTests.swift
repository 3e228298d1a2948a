import EPP
import Testing

@testable import Commands

@Suite struct RuleReasonTests {
    /// A rule says what must hold: "the name is free" beside 2302 would tell the opposite of what is the case.
    @Test func aRefusalSaysThatItsRuleIsADemand() {
        #expect(Rule<Login>.reason("the name is free", "RFC 5730 §3") == "required: the name is free (RFC 5730 §3)")
    }
}
