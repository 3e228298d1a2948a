import Registry
import Seed
import Testing

/// What is refused of a launch in a policy, and of applications in a seed, and where it stands.
@Suite struct LaunchFaultTests {
    @Test(arguments: [
        (
            "'phases':[{'kind':'open','begin':'2026-01-01T00:00:00Z'}]",
            "launch.phases: phases need \"isOffered\": true."
        ),
        (
            "'isOffered':true,'phases':[{'kind':'custom','begin':'2026-01-01T00:00:00Z'}]",
            "launch.phases[0].name: a custom phase has a name (RFC 8334 §2.3)."
        ),
        (
            "'isOffered':true,'phases':[{'kind':'open','begin':'2026-01-02T00:00:00Z','end':'2026-01-01T00:00:00Z'}]",
            "launch.phases[0].end: a phase ends after its beginning."
        ),
        (
            """
            'isOffered':true,'phases':[{'kind':'open','begin':'2026-01-02T00:00:00Z'},
            {'kind':'open','begin':'2026-02-02T00:00:00Z'}]
            """, "launch.phases[1].kind: there are two phases of this kind and name."
        ),
        ("'mostMarks':0", "launch.mostMarks: at least 1 is expected."),
        ("'acceptanceTime':'0d'", "launch.acceptanceTime: a time of more than 0 is expected."),
        ("'claims':[{'label':'a','claimKey':' a'}]", "launch.claims[0].claimKey: no space at either end"),
        (
            "'claims':[{'label':'a','claimKey':'a','rights':[]}]",
            "launch.claims[0].rights: a mark has at least one right"
        ),
        ("'markAuthorities':['x']", "launch.markAuthorities[0]: a certificate in PEM is expected"),
        ("'revokedMarks':[{'id':'1','at':'2026-01-01T00:00:00Z'}]", "launch.revokedMarks[0].id: an id is number"),
    ])
    func inAPolicy(_ launch: String, _ complaint: String) {
        let text = "{'launch':{\(launch)}}".replacing("'", with: "\"")
        let error = #expect(throws: DocumentError.self) { try PolicyFile.policy(Array(text.utf8), file: "p.json") }
        #expect(error?.description.contains(complaint) == true, "\(error?.description ?? "")")
    }

    private static let right = "'id':'5-4','markName':'A','goodsAndServices':'B'"
    private static let holder = "{'street':['1'],'city':'C','country':'NL'}"

    @Test(arguments: [
        ("'phase':'open','months':0,'domain':{'name':'a.example','sponsor':'alpha'}", "months: 1 to 1188 months"),
        (
            "'phase':'open','domain':{'name':'a.nowhere','sponsor':'alpha'}",
            "domain.name: \"a.nowhere\" lies in no zone"
        ),
        (
            "'phase':'open','status':'custom','domain':{'name':'a.example','sponsor':'alpha'}",
            "statusName: the status custom has a name, and no other has (RFC 8334 §2.4)"
        ),
        (
            "'phase':'open','statusName':'review','domain':{'name':'a.example','sponsor':'alpha'}",
            "statusName: the status custom has a name, and no other has (RFC 8334 §2.4)"
        ),
        (
            "'phase':'open','marks':[{'rights':[]}],'domain':{'name':'a.example','sponsor':'alpha'}",
            "marks[0]: a mark has at least one right"
        ),
        (
            "'phase':'open','marks':[{'rights':[{\(right),'holders':[\(holder)]}]}],'domain':{'name':'a.example','sponsor':'alpha'}",
            "marks[0]: a right is a trademark, or of a treaty or statute, or of a court"
        ),
    ])
    func inASeed(_ application: String, _ complaint: String) {
        var policy = Policy.classic
        policy.launch.isOffered = true
        let error = fault("{\(application)}", policy)
        #expect(error.contains("applications[0].\(complaint)"), "\(error)")
    }

    @Test func whereLaunchIsNotOffered() {
        let error = fault("{'phase':'open','domain':{'name':'a.example','sponsor':'alpha'}}", .classic)
        #expect(error.contains("does not offer launch-1.0"), "\(error)")
    }

    @Test(arguments: [
        ("'trademarkClaims':[{'label':'a','claimKey':' a'}]", "trademarkClaims[0].claimKey: no space at either end"),
        ("'revokedMarks':[{'id':'1','at':'2026-01-01T00:00:00Z'}]", "revokedMarks[0].id: an id is number and issuer"),
    ])
    func listsOfMarks(_ list: String, _ complaint: String) {
        var policy = Policy.classic
        policy.launch.isOffered = true
        #expect(fault(in: list, policy).contains(complaint))
        let name = complaint.prefix { $0 != "[" }
        #expect(fault(in: list, .classic).contains("\(name): the policy \"classic\" does not offer launch-1.0"))
        #expect(fault(in: "'\(name)':[]", .classic).isEmpty)
    }

    private func fault(_ application: String, _ policy: Policy) -> String {
        fault(in: "'applications':[\(application)]", policy)
    }

    private func fault(in lists: String, _ policy: Policy) -> String {
        let text = "{'registrars':[{'id':'alpha','password':'alpha-Pass1'}],\(lists)}"
        let bytes = Array(text.replacing("'", with: "\"").utf8)
        do {
            _ = try Seed.world(of: bytes, file: "s.json", policy: policy, start: Fixture.start)
            return ""
        } catch {
            return "\(error)"
        }
    }
}
