import EPP
import Registry
import Seed
import Testing

/// What is refused of organizations in a seed, and where it stands.
@Suite struct OrganizationFaultTests {
    private static let start = Instant(milliseconds: 1_767_225_600_000)  // 2026-01-01T00:00:00Z
    private static let role = "'roles':[{'type':'reseller'}]"

    /// The complaint about a seed with these organizations, and with this behind them.
    private func complaint(_ organizations: String, _ more: String = "", isOffered: Bool = true) -> String {
        var policy = Policy.classic
        policy.organization.isOffered = isOffered
        let text = """
            {'registrars':[{'id':'alpha','password':'alpha-Pass1'}],
             'contacts':[{'id':'A-1','sponsor':'alpha','email':'a@b.example','int':{'name':'A','city':'B','country':'NL'}}],
             'organizations':[\(organizations)]\(more)}
            """.replacing("'", with: "\"")
        let error = #expect(throws: DocumentError.self) {
            try Seed.world(of: Array(text.utf8), file: "seed", policy: policy, start: Self.start)
        }
        return error?.description ?? ""
    }

    @Test(arguments: [
        ("{'id':'org','sponsor':'alpha','roles':[]}", "roles: an organization has at least one role"),
        ("{'id':'org',\(role)}", "creator: an organization has a sponsor, or at least a creator"),
        ("{'id':'org','sponsor':'nobody',\(role)}", "sponsor: there is no registrar \"nobody\""),
        ("{'id':'or','sponsor':'alpha',\(role)}", "id: "),
        (
            "{'id':'org','sponsor':'alpha','roles':[{'type':'reseller'},{'type':'reseller'}]}",
            "roles[1].type: \"reseller\" stands here twice"
        ),
        (
            "{'id':'org','sponsor':'alpha','statuses':['hold','terminated'],\(role)}",
            "statuses: of hold, terminated and pending ones one stands at a time"
        ),
        ("{'id':'org','sponsor':'alpha','statuses':['linked'],\(role)}", "\"linked\" follows from the rest"),
        ("{'id':'org','sponsor':'alpha','parent':'nobody',\(role)}", "parent: there is no organization \"nobody\""),
        (
            "{'id':'org','sponsor':'alpha','parent':'org',\(role)}",
            "organizations[0].parent: the organization stands above itself"
        ),
        (
            "{'id':'one','sponsor':'alpha','parent':'two',\(role)},{'id':'two','sponsor':'alpha','parent':'one',\(role)}",
            "the organization stands above itself"
        ),
        ("{'id':'org','sponsor':'alpha','int':{'name':'Ä'},\(role)}", "int: \"int\" is written in ASCII"),
        (
            "{'id':'org','sponsor':'alpha','loc':{'name':'A','city':'B'},\(role)}",
            "loc: an address has a city and a country"
        ),
        ("{'id':'org','sponsor':'alpha','url':'a b',\(role)}", "url: a URI is expected (RFC 3986)"),
        ("{'id':'org','sponsor':'alpha','voice':'1',\(role)}", "voice: \"1\" is no telephone number"),
        (
            "{'id':'org','sponsor':'alpha',\(role),'contacts':[{'id':'NONE','type':'tech'}]}",
            "contacts[0].id: there is no contact \"NONE\""
        ),
        (
            "{'id':'org','sponsor':'alpha',\(role),'contacts':[{'id':'A-1','type':'tech'},{'id':'A-1','type':'tech'}]}",
            "contacts[1].id: \"A-1\" stands here twice"
        ),
        (
            "{'id':'org','sponsor':'alpha',\(role)},{'id':'org','sponsor':'alpha',\(role)}",
            "organizations[1].id: there are two organizations \"org\""
        ),
    ])
    func ofAnOrganization(_ organizations: String, _ expected: String) {
        let complaint = complaint(organizations)
        #expect(complaint.contains(expected), "\(complaint)")
    }

    @Test func whereThePolicyHasNone() {
        let complaint = complaint("{'id':'org','sponsor':'alpha',\(Self.role)}", isOffered: false)
        #expect(complaint.contains("organizations[0]: the policy \"classic\" does not offer org-1.0"))
    }

    @Test(arguments: [
        ("[{'role':'reseller','id':'nobody'}]", "organizations[0].id: there is no organization \"nobody\""),
        ("[{'role':'registrar','id':'org'}]", "there is no organization \"org\" in the role \"registrar\""),
        ("[{'role':'reseller','id':'org'},{'role':'reseller','id':'org'}]", "in one role an object names one"),
    ])
    func ofADomainThatNamesThem(_ links: String, _ expected: String) {
        let domain = "{'name':'a.example','sponsor':'alpha','extensions':{'organizations':\(links)}}"
        let complaint = complaint("{'id':'org','sponsor':'alpha',\(Self.role)}", ",'domains':[\(domain)]")
        #expect(complaint.contains(expected), "\(complaint)")
    }
}
