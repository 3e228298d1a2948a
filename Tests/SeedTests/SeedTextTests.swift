import EPP
import Registry
import Seed
import Testing

/// What stands in answers is held against the schemas' types when it is read.
struct SeedTextTests {
    private static let control = "a control character cannot stand in an answer"
    private static let contact = #""id": "A-1", "sponsor": "alpha", "email": "a@b.example""#
    private static let domain = #""name": "a.example", "sponsor": "alpha""#

    /// Sections of a seed that start on line 2, and the sentence about them.
    static let faults: [(String, String)] = [
        (contact(#""name": "A\u0007", "city": "B", "country": "NL""#), "contacts[0].int.name: \(control)"),
        (contact(#""name": "A", "city": "B\tC", "country": "NL""#), "contacts[0].int.city: \(control)"),
        (contact(#""name": "A", "street": ["x", "\n"], "city": "B", "country": "NL""#), "contacts[0].int.street[1]: "),
        (
            contact(#""name": "A", "city": "B", "postalCode": "12345678901234567", "country": "NL""#),
            "contacts[0].int.post"
        ),
        (contact(#""name": "A", "city": "B", "country": "NL", "organization": "\u0001""#), "contacts[0].int.organizat"),
        (
            contact(#""name": "A", "city": "B", "country": "NL", "stateOrProvince": "\u009F""#),
            "contacts[0].int.stateOr"
        ),
        (
            contact(
                #""name": "A", "city": "B", "country": "NL"}, "voice": "+1.2x3 ", "loc": {"name": "A", "city": "B", "country": "NL""#
            ),
            "contacts[0].voice: no sp"
        ),
        (
            contact(
                #""name": "A", "city": "B", "country": "NL"}, "authInfo": "a\nb", "loc": {"name": "A", "city": "B", "country": "NL""#
            ),
            "contacts[0].authInfo: "
        ),
        (
            #""contacts": [{"id": " A1", "sponsor": "alpha", "email": "a", "int": {}}]"#,
            "contacts[0].int: the field"
        ),
        ("\"domains\": [{\(domain), \"authInfo\": \"a\\u0000\"}]", "domains[0].authInfo: \(control)"),
        (
            "\"domains\": [{\(domain), \"statuses\": [\"clientHold\"], \"statusNotes\": {\"clientHold\": {\"text\": \"\\r\"}}}]",
            "domains[0].statusNotes.clientHold.text: \(control)"
        ),
        (
            "\"domains\": [{\(domain), \"statuses\": [\"clientHold\"], "
                + "\"statusNotes\": {\"clientHold\": {\"text\": \"x\", \"language\": \"e_n\"}}}]",
            "domains[0].statusNotes.clientHold.language: a language"
        ),
        (
            "\"domains\": [{\(domain), \"deletion\": {\"phase\": \"pendingDelete\", \"ends\": \"+1d\", "
                + "\"origin\": {\"client\": \"ab\", \"server\": \"SRV-1\"}}}]",
            "domains[0].deletion.origin.client: 3 to 64"
        ),
        (#""messages": [{"to": "alpha", "text": "a\u0008b"}]"#, "messages[0].text: \(control)"),
        (
            #""messages": [{"to": "alpha", "text": "T", "transfer": {"kind": "host", "name": "ns.a.example"}}]"#,
            "messages[0].transfer.kind: a host has no transfer"
        ),
        (
            #""messages": [{"to": "alpha", "text": "T", "pendingAction": {"kind": "contact", "name": "x", "succeeded": true,"#
                + #" "origin": {"server": "SRV-1"}, "at": "-1d"}}]"#,
            "messages[0].pendingAction.name: 3 to 16"
        ),
        (
            "\"domains\": [{\(domain), \"number\": 7}, {\"name\": \"b.example\", \"sponsor\": \"alpha\", \"number\": 7}]",
            "domains[1].number: two objects have the number 7"
        ),
    ]

    private static func contact(_ postal: String) -> String { "\"contacts\": [{\(contact), \"int\": {\(postal)}}]" }

    @Test(arguments: faults)
    func faultIsNamedWithItsPlace(_ sections: String, _ sentence: String) {
        let text = Fixture.seed(sections)
        let error = #expect(throws: DocumentError.self) {
            _ = try Seed.world(of: text, file: "s.json", policy: Policy(), start: Fixture.start)
        }
        #expect(error?.description.hasPrefix("s.json:2: \(sentence)") == true, "\(error?.description ?? "")")
    }

    @Test(arguments: [" ab", "a b ", "a  b", "a\tb", "ab\u{1}"])
    func identifiersAreTokens(_ id: String) {
        var seed = Seed(registrars: [])
        seed.registrars = [SeedRegistrar(id: id, password: "alpha-Pass1")]
        #expect(throws: (any Error).self) { _ = try seed.world(policy: Policy(), start: Fixture.start) }
    }

    /// Of a maintenance and of prices.
    @Test(arguments: [
        (#""maintenances": [{"id": "a\u0001", "systems": [{"name": "EPP", "impact": "full"}], \#(times)}]"#, "[0].id"),
        (
            #""maintenances": [{"id": "a", "systems": [{"name": " ", "impact": "full"}], \#(times)}]"#,
            "[0].systems[0].name"
        ),
        (
            #""maintenances": [{"id": "a", "detail": "a b", "systems": [{"name": "E", "impact": "full"}], \#(times)}]"#,
            "detail"
        ),
        (
            #""maintenances": [{"id": "a", "description": "\u0002", "systems": [{"name": "E", "impact": "full"}], \#(times)}]"#,
            "description"
        ),
        (
            #""maintenances": [{"id": "a", "tlds": [""], "systems": [{"name": "E", "impact": "full"}], \#(times)}]"#,
            "tlds[0]"
        ),
        (
            #""fee": {"premium": [{"label": "a", "class": "", "prices": {"create": 1, "renew": 1, "transfer": 1, "restore": 1}}]}"#,
            "fee.premium[0].class"
        ),
        (#""allocation": {"tokens": [{"name": "a.example", "token": ""}]}"#, "allocation.tokens[0].token"),
    ])
    func policiesAreHeldAgainstTheSchemas(_ field: String, _ place: String) {
        let error = #expect(throws: DocumentError.self) {
            _ = try PolicyFile.policy(Array("{\(field)}".utf8), file: "p.json")
        }
        #expect(error?.description.contains("\(place): ") == true, "\(error?.description ?? "")")
    }

    private static let times =
        #""start": "2026-02-01T00:00:00Z", "end": "2026-02-02T00:00:00Z", "created": "2026-01-01T00:00:00Z""#
}
