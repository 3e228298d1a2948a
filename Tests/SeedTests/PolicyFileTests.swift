import EPP
import Foundation
import Registry
import Seed
import Testing

struct PolicyFileTests {
    private func policy(_ text: String) throws -> Policy { try PolicyFile.policy(Array(text.utf8), file: "p.json") }

    @Test func overlayChangesOnlyWhatItNames() throws {
        var expected = Policy()
        expected.name = "mine"
        expected.transfer.pendingTime = .days(1)
        #expect(try policy(#"{"name": "mine", "transfer": {"pendingTime": "1d"}}"#) == expected)
        #expect(try policy(#"{"basis": "classic"}"#) == Policy())
    }

    @Test(arguments: [
        ("{\n\"transfer\": {\n\"pending\": \"1d\"}}", "p.json:3: transfer.pending: there is no such field."),
        ("{\"grace\": {\n\"add\": 5}}", "p.json:2: grace.add: a string is expected, not a number."),
        ("{\"grace\": {\"add\": \"long\"}}", "p.json:1: grace.add: \"long\" is no length of time"),
        ("{\"domain\": {\"atExpiry\": \"keep\"}}", "p.json:1: domain.atExpiry: there is no \"keep\": renew, delete."),
        ("{\"hasHostObjects\": \"yes\"}", "p.json:1: hasHostObjects: true or false is expected, not a string."),
        ("{\n\"serverID\": \"x\"}", "p.json:2: serverID: 3 to 64 characters are expected, none of them a control"),
        ("{\"serverID\": \"a\\tb\"}", "p.json:1: serverID: 3 to 64 characters are expected, none of them a control"),
        ("{\"roidSuffix\": \"A_B\"}", "p.json:1: roidSuffix: 1 to 8 letters or digits are expected (RFC 5730 §4"),
        ("{\"session\": {\"languages\": [\"e_n\"]}}", "p.json:1: session.languages: languages of RFC 5646 are"),
        ("{\"zones\": [\"Example\"]}", "p.json:1: zones: zones are names in lower case, at least one."),
        (
            "{\"transfer\": {\"lockCode\": 1000}}",
            "p.json:1: transfer.lockCode: one of the codes 2106 and 2304 is expected (RFC 5730 §3)."
        ),
        ("{\"idn\": {\"tables\": [{\"name\": \"\"}]}}", "p.json:1: idn.tables: names are"),
        (
            "{\"idn\": {\"tables\": [{\"name\": \"es\"}, {\"name\": \"ES\", \"zones\": [\"test\"]}]}}",
            "p.json:1: idn.tables: names are expected, each once in a zone, and zones of the policy."
        ),
        ("{\"idn\": {\"tables\": [{\"name\": \"es\", \"zones\": [\"net\"]}]}}", "p.json:1: idn.tables: names"),
        (
            "{\"nameStore\": {\"missingCode\": 2000}}",
            "p.json:1: nameStore.missingCode: one of the codes 2306, 2003 and 2001"
        ),
        ("{\"nameStore\": {\"subProducts\": [{\"name\": \"\"}]}}", "p.json:1: nameStore.subProducts: names of 1 to 64"),
        (
            "{\"nameStore\": {\"subProducts\": [{\"name\": \"dotNET\", \"zones\": [\"net\"]}]}}",
            "p.json:1: nameStore.subProducts: names of 1 to 64 characters are expected, and zones of the policy."
        ),
        ("{\"fee\": {\"lowBalancePercent\": 101}}", "p.json:1: fee.lowBalancePercent: 0 to 100 percent"),
        (
            "{\"fee\": {\"showsAccount\": true, \"decimals\": 3}}",
            "p.json:1: fee.showsAccount: an account has at most 2"
        ),
        ("{\"grace\": {\"reportReminder\": \"-1d\"}}", "p.json:1: grace: times from 0 are expected."),
        ("{\"poll\": {\"messageLife\": \"-1d\"}}", "p.json:1: poll.messageLife: a time from 0 is expected."),
        ("{\"domain\": {\"mostContacts\": -1}}", "p.json:1: domain.mostContacts: a number from 0 is expected."),
        ("{\"basis\": \"none\"}", "p.json:1: basis: a policy that the registry knows is expected: "),
        ("[]", "p.json:1: an object is expected."),
        (
            "{\"authInfo\": {\"regime\": \"holderDeliverd\"}}",
            "p.json:1: authInfo.regime: there is no \"holderDeliverd\", did you mean \"holderDelivered\"?: "
        ),
        ("{\"tranfer\": {}}", "p.json:1: tranfer: there is no such field; did you mean \"transfer\"?"),
    ])
    func faultIsNamedWithItsPlace(_ text: String, _ sentence: String) {
        let error = #expect(throws: DocumentError.self) { _ = try policy(text) }
        #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "")")
    }

    /// The files show what each policy says; the program itself needs none of them.
    ///
    /// To write them anew: `mock-registry policies show NAME`.
    @Test(arguments: Policy.builtIn.map(\.name))
    func fixtureShowsTheWholePolicy(_ name: String) throws {
        let policy = try #require(Policy.named(name))
        let file = Fixture.folder.appending(path: "policies/\(name).json")
        #expect(Array(try Data(contentsOf: file)) == PolicyFile.text(of: policy))
        #expect(try PolicyFile.policy(PolicyFile.text(of: policy), file: name) == policy)
    }
}
