import Registry
import Seed
import Testing

struct SeedFaultTests {
    static let domain = #""name": "a.example", "sponsor": "alpha""#
    static let postal = #""int": {"name": "A", "city": "B", "country": "NL"}, "email": "a@b.example""#

    /// Sections of a seed that start on line 2, and the sentence about them.
    static let faults: [(String, String)] = [
        (
            "\"domains\": [\n{\"name\": \"a.example\", \"spnsor\": \"alpha\"}]",
            "s.json:3: domains[0].spnsor: there is no such field; did you mean \"sponsor\"?"
        ),
        (
            "\"domains\": [\n{\(domain), \"sponsr\": \"x\"}]",
            "s.json:3: domains[0].sponsr: there is no such field; did you mean \"sponsor\"?"
        ),
        ("\"domains\": [\n{\"name\": \"a.example\"}]", "s.json:3: domains[0]: the field \"sponsor\" is missing."),
        ("\"domains\": 7", "s.json:2: domains: a list is expected, not a number."),
        ("\"domains\": [{\(domain), \"created\": \"soon\"}]", "s.json:2: domains[0].created: \"soon\" is no date"),
        (
            "\"domains\": [{\"name\": \"a.example\",\n\"sponsor\": \"omega\"}]",
            "s.json:3: domains[0].sponsor: there is no registrar \"omega\"."
        ),
        ("\"domains\": [{\(domain), \"registrant\": \"X-1\"}]", "s.json:2: domains[0].registrant: there is no contact"),
        (
            "\"domains\": [{\(domain),\n\"nameservers\": [\n\"ns1.x.net\"]}]",
            "s.json:4: domains[0].nameservers[0]: there is"
        ),
        ("\"domains\": [{\(domain)},\n{\(domain)}]", "s.json:3: domains[1].name: there are two domains \"a.example\"."),
        (
            "\"domains\": [{\"name\": \"-a.example\", \"sponsor\": \"alpha\"}]",
            "s.json:2: domains[0].name: \"-a.example\" is no"
        ),
        (
            "\"domains\": [{\"name\": \"a.org\", \"sponsor\": \"alpha\"}]",
            "s.json:2: domains[0].name: \"a.org\" lies in no zone"
        ),
        (
            "\"domains\": [{\"name\": \"a.b.example\", \"sponsor\": \"alpha\"}]",
            "s.json:2: domains[0].name: \"a.b.example\" does"
        ),
        (
            "\"domains\": [{\(domain), \"statuses\": [\"locked\"]}]",
            "s.json:2: domains[0].statuses[0]: there is no status"
        ),
        ("\"domains\": [{\(domain), \"statuses\": [\"ok\"]}]", "s.json:2: domains[0].statuses[0]: \"ok\" follows from"),
        (
            "\"domains\": [{\(domain), \"transfer\": {\"requester\": \"x\"}}]",
            "s.json:2: domains[0].transfer.requester: there"
        ),
        (
            "\"domains\": [{\(domain), \"deletion\": {\"phase\": \"gone\", \"ends\": \"1d\"}}]",
            "s.json:2: domains[0].deletion.phase: "
        ),
        (
            "\"contacts\": [{\"id\": \"A-1\", \"sponsor\": \"alpha\", \"email\": \"e\"}]",
            "s.json:2: contacts[0]: a contact has an"
        ),
        (
            "\"contacts\": [{\"id\": \"A-1\", \"sponsor\": \"alpha\", \(postal), \"voice\": \"12\"}]",
            "s.json:2: contacts[0].voice: \"12\" is no telephone number"
        ),
        (
            "\"contacts\": [{\"id\": \"A-1\", \"sponsor\": \"alpha\", \(postal)},\n{\"id\": \"A-1\", \"sponsor\": \"alpha\", \(postal)}]",
            "s.json:3: contacts[1].id: there are two contacts \"A-1\"."
        ),
        (
            "\"hosts\": [{\"name\": \"ns.gone.example\", \"sponsor\": \"alpha\"}]",
            "s.json:2: hosts[0].name: there is no domain"
        ),
        (
            "\"hosts\": [{\"name\": \"ns.x.net\", \"sponsor\": \"alpha\", \"addresses\": [\"198.51.100.1\"]}]",
            "s.json:2: hosts[0].addresses: a host outside"
        ),
        (
            "\"domains\": [{\(domain), \"nameservers\": [\"ns.a.example\"]}],\n\"hosts\": [{\"name\": \"ns.a.example\", \"sponsor\": \"alpha\"}]",
            "s.json:2: domains[0].nameservers[0]: the host \"ns.a.example\" stands below"
        ),
        (
            "\"domains\": [{\(domain)}],\n\"hosts\": [{\"name\": \"ns.a.example\", \"sponsor\": \"alpha\", \"addresses\": [\"1.2.3\"]}]",
            "s.json:3: hosts[0].addresses[0]: \"1.2.3\" is no IP address."
        ),
        ("\"messages\": [{\"to\": \"omega\", \"text\": \"Hello\"}]", "s.json:2: messages[0].to: there is no registrar"),
        (
            "\"messages\": [{\"to\": \"alpha\", \"text\": \"T\", \"transfer\": {\"kind\": \"domain\", \"name\": \"x.example\"}}]",
            "s.json:2: messages[0].transfer.name: \"x.example\" has no transfer."
        ),
        (
            "\"generated\": {\"domains\": {\"count\": 2, \"name\": \"x.example\", \"sponsor\": \"alpha\"}}",
            "s.json:2: generated.domains.name: \"{n}\" stands"
        ),
        ("\"domains\": [\n\n{\"name\" \"a\"}]", "s.json:4: a colon is expected behind \"name\"."),
        ("\"domains\": [], \"domains\": []", "s.json:2: \"domains\" stands here twice."),
        ("\"domains\": [tru]", "s.json:2: \"tru\" is no value."),
        ("\"registrars\": []", "s.json:2: \"registrars\" stands here twice."),
        (
            "\"domains\": [{\"name\": \"a.example\", \"sponsor\": \"alpha\",\n\"extensions\": {\"secdns\": {}}}]",
            "s.json:3: domains[0].extensions.secdns: there is no such field"
        ),
        (
            "\"domains\": [{\"name\": \"a.example\", \"sponsor\": \"alpha\",\n\"extensions\": {\"ttl\": {\"MX\": 5}}}]",
            "s.json:3: domains[0].extensions.ttl.MX: there is no such field"
        ),
        (
            "\"domains\": [{\"name\": \"a.example\", \"sponsor\": \"alpha\",\n\"extensions\": {\"ttl\": {\"NS\": -5}}}]",
            "s.json:3: domains[0].extensions.ttl: a time is"
        ),
        (
            "\"domains\": [{\"name\": \"a.example\", \"sponsor\": \"alpha\",\n\"extensions\": {\"loginSec\": {}}}]",
            "s.json:3: domains[0].extensions.loginSec: there is no such field"
        ),
        (
            "\"domains\": [{\"name\": \"a.example\", \"sponsor\": \"alpha\",\n\"extensions\": {\"allocationToken\": \"\"}}]",
            "s.json:3: domains[0].extensions.allocationToken: a token"
        ),
        (
            "\"domains\": [{\"name\": \"a.example\", \"sponsor\": \"alpha\",\n\"extensions\": {\"secDNS\": {\"dsData\": [\n{\"keyTag\": 65536, \"alg\": 1, \"digestType\": 1, \"digest\": \"00\"}]}}}]",
            "s.json:4: domains[0].extensions.secDNS.dsData[0].keyTag: 65536 is no"
        ),
        (
            "\"domains\": [{\"name\": \"a.example\", \"sponsor\": \"alpha\",\n\"extensions\": {\"secDNS\": {\"dsData\": [\n{\"keyTag\": 1, \"alg\": 1, \"digestType\": 1, \"digest\": \"0\"}]}}}]",
            "s.json:4: domains[0].extensions.secDNS.dsData[0].digest: a digest is"
        ),
        (
            "\"domains\": [{\"name\": \"a.example\", \"sponsor\": \"alpha\",\n\"extensions\": {\"secDNS\": {\"maxSigLife\": 0}}}]",
            "s.json:3: domains[0].extensions.secDNS: \"maxSigLife\" is at least"
        ),
        (
            "\"domains\": [{\"name\": \"a.example\", \"sponsor\": \"alpha\",\n\"gracePeriods\": [{\"kind\": \"addPeriod\", \"ends\": \"+1d\", \"months\": 12, \"charge\": -1}]}]",
            "s.json:3: domains[0].gracePeriods[0].charge: a charge is"
        ),
    ]

    @Test(arguments: faults)
    func faultIsNamedWithItsPlace(_ sections: String, _ sentence: String) {
        let text = Fixture.seed(sections)
        let error = #expect(throws: DocumentError.self) {
            _ = try Seed.world(of: text, file: "s.json", policy: Policy(), start: Fixture.start)
        }
        #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "")")
    }

    @Test func passwordIsNotRepeated() {
        let text = Array(#"{"registrars": [{"id": "alpha", "password": "tiny"}]}"#.utf8)
        let error = #expect(throws: DocumentError.self) {
            _ = try Seed.world(of: text, file: "s.json", policy: Policy(), start: Fixture.start)
        }
        #expect(error?.description == "s.json:1: registrars[0].password: 6 to 256 characters are expected.")
    }
}
