import ControlAPI
import JSON
import Testing

/// Organizations that the operator makes, changes and takes away (RFC 8543).
@Suite struct OrganizationTests {
    private static let lab = "/registries/sellers"
    private static let path = "\(lab)/organizations"
    private static let seller = "{'id':'seller','sponsor':'alpha','roles':[{'type':'reseller'}]}"

    private func bench() throws -> ControlBench {
        let bench = try ControlBench()
        let policy = "{'basis':'classic','organization':{'isOffered':true},'poll':{'tellsChanges':true}}"
        let plan = "{'id':'sellers','policy':\(policy),'clock':{'start':'2026-01-01T00:00:00Z','speed':0}}"
        #expect(try bench.call("POST", "/registries", plan).status == 201)
        #expect(try bench.call("PUT", "\(Self.path)/seller", Self.seller).status == 201)
        return bench
    }

    /// What the sponsor was told of its organizations, before and after changes.
    private func told(_ bench: ControlBench) throws -> [String] {
        try bench.call("GET", "\(Self.lab)/messages?to=alpha").body.elements.compactMap { message in
            guard let id = message["organization"]?["id"]?.string else { return nil }
            let change = message["change"]
            return "\(id) \(change?["state"]?.string ?? "") \(change?["operation"]?.string ?? "")"
        }
    }

    @Test func theSponsorIsToldWhatTheOperatorDoes() throws {
        let bench = try bench()
        #expect(try bench.call("PATCH", "\(Self.path)/seller", "{'email':'a@b.example'}").status == 200)
        #expect(try bench.call("PATCH", "\(Self.path)/seller", "{'email':'a@b.example'}").status == 200)
        #expect(try bench.call("DELETE", "\(Self.path)/seller").status == 204)
        let expected = [
            "seller after create", "seller before update", "seller after update", "seller before deletePurge",
        ]
        #expect(try told(bench) == expected)
    }

    /// One without a sponsor is the registry's own, and nobody is told.
    @Test func oneOfTheRegistrysOwnHasNoSponsor() throws {
        let bench = try bench()
        let own = "{'id':'own','creator':'beta','roles':[{'type':'registrar','roleID':'1362'}]}"
        #expect(try bench.call("PUT", "\(Self.path)/own", own).status == 201)
        #expect(try bench.call("GET", "\(Self.path)/own").body["sponsor"] == nil)
        #expect(try told(bench) == ["seller after create"])
        #expect(try bench.call("GET", "\(Self.path)?sponsor=alpha").body.elements.count == 1)
        #expect(try bench.call("GET", "\(Self.path)?search=registrar").body.elements.count == 1)
    }

    @Test func whatIsNamedStays() throws {
        let bench = try bench()
        let links = "{'extensions':{'organizations':[{'role':'reseller','id':'seller'}]}}"
        #expect(try bench.call("PATCH", "\(Self.lab)/domains/alpha-1.example", links).status == 200)
        #expect(try bench.call("DELETE", "\(Self.path)/seller").status == 409)
        #expect(try bench.call("PATCH", "\(Self.path)/seller", "{'roles':[{'type':'registrar'}]}").status == 422)
        let more = "{'roles':[{'type':'reseller'},{'type':'registrar'}]}"
        #expect(try bench.call("PATCH", "\(Self.path)/seller", more).status == 200)
        #expect(try bench.call("DELETE", "\(Self.lab)/registrars/alpha").status == 409)
        #expect(
            try bench.call("PATCH", "\(Self.lab)/domains/alpha-1.example", "{'extensions':{'organizations':null}}")
                .status == 200
        )
        #expect(try bench.call("DELETE", "\(Self.path)/seller").status == 204)
    }

    @Test func nothingNamesWhatIsNotThere() throws {
        let bench = try bench()
        let links = "{'extensions':{'organizations':[{'role':'registrar','id':'seller'}]}}"
        for path in ["domains/alpha-1.example", "hosts/ns1.alpha-1.example", "contacts/ALPHA-1"] {
            #expect(try bench.call("PATCH", "\(Self.lab)/\(path)", links).status == 422, "\(path)")
        }
        #expect(try bench.call("PATCH", "\(Self.path)/seller", "{'parent':'seller'}").status == 422)
        #expect(try bench.call("PATCH", "\(Self.path)/seller", "{'parent':'nobody'}").status == 422)
    }

    @Test func aContactThatAnOrganizationHasStays() throws {
        let bench = try bench()
        let contact =
            "{'id':'NEW-1','sponsor':'alpha','email':'a@b.example','int':{'name':'A','city':'B','country':'NL'}}"
        #expect(try bench.call("PUT", "\(Self.lab)/contacts/NEW-1", contact).status == 201)
        let change = "{'contacts':[{'id':'NEW-1','type':'abuse'}]}"
        #expect(try bench.call("PATCH", "\(Self.path)/seller", change).status == 200)
        #expect(try bench.call("DELETE", "\(Self.lab)/contacts/NEW-1").status == 409)
        #expect(try bench.call("PATCH", "\(Self.path)/seller", "{'contacts':null}").status == 200)
        #expect(try bench.call("DELETE", "\(Self.lab)/contacts/NEW-1").status == 204)
    }

    /// A state that is put back, and a snapshot, have them and what names them.
    @Test func aStateThatIsPutBackHasThem() throws {
        let bench = try bench()
        let links = "{'extensions':{'organizations':[{'role':'reseller','id':'seller'}]}}"
        try bench.call("PATCH", "\(Self.lab)/hosts/ns1.alpha-1.example", links)
        try bench.call("POST", "\(Self.lab)/snapshots", "{'name':'with'}")
        let state = String(decoding: try bench.call("GET", "\(Self.lab)/state").body.bytes, as: UTF8.self)
        #expect(try bench.call("POST", "\(Self.lab)/reset").status == 204)
        #expect(try bench.call("GET", Self.path).body.elements.isEmpty)
        #expect(try bench.call("PUT", "\(Self.lab)/state", state).status == 204)
        #expect(try bench.call("DELETE", "\(Self.path)/seller").status == 409)
        #expect(try bench.call("POST", "\(Self.lab)/reset").status == 204)
        #expect(try bench.call("POST", "\(Self.lab)/snapshots/with/restore").status == 204)
        #expect(try bench.call("DELETE", "\(Self.path)/seller").status == 409)
    }

    /// The journal shows what was changed.
    @Test func theJournalTellsOfThem() throws {
        let bench = try bench()
        let journal = try bench.call("GET", "\(Self.lab)/journal").body
        #expect(String(decoding: journal.bytes, as: UTF8.self).contains("\"organization\""))
    }
}
