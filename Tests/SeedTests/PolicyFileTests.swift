import EPP
import Foundation
import Registry
import Seed
import Testing

struct PolicyFileTests {
    private static func quota(time: String = "1d", refusal: Int = 2201) -> String {
        """
        {"command": "", "code": 0, "most": 1, "time": "\(time)", "blocks": ["poll:req"], "blockTime": "1d", \
        "refusal": \(refusal)}
        """
    }

    /// What holds for a zone starts from the policy that it names, or from the registry's own.
    @Test func aZoneHasSectionsOfItsOwn() throws {
        let text = """
            {"name": "mine", "zones": ["example", "fr.example", "test"], "domain": {"mostYears": 5, "namesPerCheck": 7},
             "zonePolicies": [{"zone": "fr.example", "basis": "fr", "grace": {"add": "1d"}},
                              {"zone": "test", "transfer": {"pendingTime": "0d"}}]}
            """
        let policy = try policy(text)
        let (registry, french, test) = (
            policy, policy.applied(policy.zonePolicies[0]), policy.applied(policy.zonePolicies[1])
        )
        let preset = try #require(PolicyPreset.policy(named: "fr"))
        #expect(french.transfer == preset.transfer && french.authInfo == preset.authInfo)
        #expect(french.grace.add == .days(1) && french.grace.pendingDelete == preset.grace.pendingDelete)
        #expect(french.domain.namesPerCheck == 7 && french.domain.mostNameservers == 8)
        #expect(french.contact == registry.contact && french.session == registry.session && french.zonePolicies.isEmpty)
        #expect(test.transfer.pendingTime == .zero && test.domain == registry.domain)
        #expect(try PolicyFile.policy(PolicyFile.text(of: policy), file: "whole") == policy)
    }

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
        ("{\"domain\": {\"createPendingTime\": \"-1s\"}}", "p.json:1: domain.createPendingTime: a time from 0 is"),
        ("{\"domain\": {\"heldCountries\": [\"dk\"]}}", "p.json:1: domain.heldCountries: countries of two capital"),
        (
            "{\"domain\": {\"atCreateDeadline\": \"go\"}}",
            "p.json:1: domain.atCreateDeadline: there is no \"go\": allocate"
        ),
        (
            "{\"session\": {\"quotas\": [\(quota(time: "0d"))]}}",
            "p.json:1: session.quotas: a limit from 0 to 1000000, times of more than 0 to 365d"
        ),
        (
            "{\"session\": {\"quotas\": [\(quota(refusal: 2302))]}}",
            "p.json:1: session.quotas: a \"refusal\" of 2201, 2306"
        ),
        ("{\n\"zonePolicies\": {}}", "p.json:2: zonePolicies: a list is expected."),
        ("{\"zonePolicies\": [\n\"fr\"]}", "p.json:2: zonePolicies[0]: an object is expected."),
        ("{\"zonePolicies\": [{\n\"basis\": \"xx\"}]}", "p.json:2: zonePolicies[0].basis: a policy that the registry"),
        (
            "{\"zonePolicies\": [{\"zone\": \"net\"}]}",
            "p.json:1: zonePolicies[0].zone: a zone of the registry is expected"
        ),
        (
            "{\"zonePolicies\": [{\"zone\": \"test\"}, {\"zone\": \"test\"}]}",
            "p.json:1: zonePolicies[1].zone: the zone has a policy already."
        ),
        (
            "{\"zonePolicies\": [{\"zone\": \"test\",\n\"session\": {\"idleTime\": \"1m\"}}]}",
            "p.json:2: zonePolicies[0].session: \"session\" is the registry's: a zone has domain, transfer, grace, authInfo"
        ),
        (
            "{\"zonePolicies\": [{\"zone\": \"test\", \"domain\": {\"namesPerCheck\": 5}}]}",
            "p.json:1: zonePolicies[0].domain: these fields are the registry's: namesPerCheck, dataModel, dataModels."
        ),
        (
            "{\"zonePolicies\": [{\"zone\": \"test\", \"transfer\": {\"lockCode\": 1000}}]}",
            "p.json:1: zonePolicies[0].transfer.lockCode: one of the codes 2106 and 2304"
        ),
        (
            "{\"zonePolicies\": [{\"zone\": \"test\", \"grce\": {}}]}",
            "p.json:1: zonePolicies[0].grce: there is no such field"
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
