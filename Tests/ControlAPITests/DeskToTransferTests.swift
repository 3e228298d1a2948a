import HTTP
import JSON
import TestSupport
import Testing

/// The procedure of .pt, whole: from a holder who has lost the password to the domain at the new registrar.
@Suite struct DeskToTransferTests {
    private static let home = "/registries/pt"
    private static let name = "alpha-1.pt.example"

    @Test func theHolderFetchesTheCodeAndTheNewRegistrarTheDomain() throws {
        let bench = try ControlBench()
        let plan = "{'id':'pt','policy':'pt','clock':{'start':'2026-01-01T00:00:00Z','speed':0}}"
        try #require(try bench.call("POST", "/registries", plan).status == 201)
        let session = try backAtTheDesk(bench)
        let process = try #require(
            try bench.call("GET", "\(Self.home)/holder/processes", fields: session).body.items.first {
                $0["domain"]?.string == Self.name
            }?["process"]?.string
        )
        try bench.call("POST", "\(Self.home)/holder/processes/\(process)/code", fields: session)
        // The holder reads code and number in the mail, and hands both to beta.
        let mail = try bench.call("GET", "\(Self.home)/outbox?domain=\(Self.name)").body["deliveries"]?.items.last
        let (code, number) = (mail?["code"]?.string ?? "", mail?["processNumber"]?.string ?? "")
        #expect(mail?["recipient"] == "anna@alpha-1.pt.example" && code.utf8.count > 8 && number == process)
        // By itself neither is enough, and the refusal does not tell which was wrong.
        #expect(try transfer(bench, "beta", code, roid: nil).contains("code=\"2003\""))
        #expect(try transfer(bench, "beta", code, roid: "1").contains("code=\"2202\""))
        #expect(try transfer(bench, "beta", "another-Code-1", roid: number).contains("code=\"2202\""))
        #expect(try sponsor(bench) == "alpha")
        let moved = try transfer(bench, "beta", code, roid: number)
        #expect(moved.contains("code=\"1000\"") && moved.contains("<domain:trStatus>serverApproved</domain:trStatus>"))
        #expect(try sponsor(bench) == "beta")
        #expect(try transfer(bench, "gamma", code, roid: number).contains("code=\"2202\""))
        #expect(
            try bench.call("GET", "\(Self.home)/messages?to=alpha").body.items.last?["text"]?.string?.isEmpty == false
        )
    }

    /// By taxpayer number, the link in the mail and a new password.
    private func backAtTheDesk(_ bench: ControlBench) throws -> HTTPFields {
        try bench.call("PATCH", "\(Self.home)/contacts/ALPHA-1", "{'taxpayerNumber':'123456789'}")
        let country = try bench.call("GET", "\(Self.home)/contacts/ALPHA-1").body["int"]?["country"]?.string ?? ""
        let asked = "{'taxpayerNumber':'123456789','country':'\(country)'}"
        #expect(try bench.call("POST", "\(Self.home)/holder/recoveries", asked).status == 202)
        let link = try bench.call("GET", "\(Self.home)/outbox").body["deliveries"]?[0]?["link"]?.string ?? ""
        let path = "\(Self.home)/holder/recoveries/\(link.split(separator: "/").last ?? "")"
        let session = try bench.call("POST", path, "{'password':'a new Secret'}")
        #expect(session.status == 201)
        return ["Holder-Session": session.body["token"]?.string ?? ""]
    }

    /// What a registrar is answered that asks for the domain by ptdomain-1.0.
    private func transfer(_ bench: ControlBench, _ client: String, _ code: String, roid: String?) throws -> String {
        let number = roid.map { "<ptdomain:roid>\($0)</ptdomain:roid>" }
        let namespace = "http://eppdev.dns.pt/schemas/ptdomain-1.0"
        let addition = number.map {
            "<extension><ptdomain:transfer xmlns:ptdomain='\(namespace)'>\($0)</ptdomain:transfer></extension>"
        }
        let command = Say.transfer(Self.name, code) + (addition ?? "")
        let xml = "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command>\(command)</command></epp>"
        let body = JSONValue.object(["xml": .string(xml)]).bytes
        return try bench.send("POST", "\(Self.home)/registrars/\(client)/commands", body).body["answer"]?.string ?? ""
    }

    private func sponsor(_ bench: ControlBench) throws -> String? {
        try bench.call("GET", "\(Self.home)/domains/\(Self.name)").body["sponsor"]?.string
    }
}
