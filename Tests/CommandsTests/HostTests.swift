import Commands
import EPP
import Registry
import Testing
import XML

/// RFC 5732: every command on hosts, and every refusal, which leaves the world as it was.
struct HostTests {
    private func host(_ verb: String, _ content: String) -> String {
        "<host:\(verb) xmlns:host='\(Namespace.host)'>\(content)</host:\(verb)>"
    }

    private static let name = "<host:name>ns1.alpha-1.example</host:name>"
    private static let free = "<host:name>ns3.alpha-1.example</host:name>"
    private static let v4 = "<host:addr>203.0.113.1</host:addr>"

    @Test func aCheckTellsWhichNamesAreTaken() throws {
        let names =
            "<host:name>NS1.alpha-1.example</host:name><host:name>free.net</host:name><host:name>-.net</host:name>"
        let answer = try ObjectScene().ask("beta", "check", host("check", names))
        #expect(answer.code == 1000)
        #expect(answer.data?.children.map { $0.children[0][attribute: "avail"] } == ["0", "1", "0"])
        #expect(answer.texts("reason") == ["In use", "Invalid host name"])
        #expect(answer.texts("name").first == "NS1.alpha-1.example")
    }

    @Test func infoIsForEverybody() throws {
        let answer = try ObjectScene().ask("beta", "info", host("info", "<host:name>NS2.ALPHA-1.example</host:name>"))
        #expect(answer.code == 1000)
        #expect(
            answer.data?.children.map(\.name) == ["name", "roid", "status", "status", "addr", "clID", "crID", "crDate"]
        )
        #expect(answer.data?.all("status").map { $0[attribute: "s"] } == ["ok", "linked"])
        #expect(answer.texts("addr") == ["198.51.100.2"])
    }

    @Test func aHostIsCreatedBelowADomainAndOutside() throws {
        let scene = ObjectScene()
        let answer = try scene.ask("alpha", "create", host("create", Self.free + Self.v4))
        #expect(answer.code == 1000)
        #expect(answer.data?.children.map(\.name) == ["name", "crDate"])
        #expect(scene.host("ns3.alpha-1.example")?.superordinate == "alpha-1.example")
        let deep = "<host:name>a.b.alpha-1.example</host:name><host:addr ip='v6'>2001:db8::7</host:addr>"
        #expect(try scene.ask("alpha", "create", host("create", deep)).code == 1000)
        #expect(scene.host("a.b.alpha-1.example")?.addresses.map(\.description) == ["2001:db8::7"])
        for name in ["NS.Elsewhere.net", "ns1.something.invalid"] {
            #expect(try scene.ask("alpha", "create", host("create", "<host:name>\(name)</host:name>")).code == 1000)
        }
        #expect(scene.host("ns.elsewhere.net")?.superordinate == nil)
    }

    static let aCreateIsRefusedCases: [(String, Int)] = [
        ("<host:name>ns1.alpha-1.example</host:name><host:addr>203.0.113.1</host:addr>", 2302),
        ("<host:name>ns1.nobody.example</host:name><host:addr>203.0.113.1</host:addr>", 2303),
        ("<host:name>ns1.beta-1.example</host:name><host:addr>203.0.113.1</host:addr>", 2201),
        ("<host:name>ns3.alpha-1.example</host:name>", 2003),
        ("<host:name>ns3.outside.net</host:name><host:addr>203.0.113.1</host:addr>", 2004),
        ("<host:name>ns3.alpha-1.example</host:name><host:addr>127.0.0.1</host:addr>", 2306),
        ("<host:name>ns3.alpha-1.example</host:name><host:addr ip='v6'>::1</host:addr>", 2306),
        ("<host:name>ns3.alpha-1.example</host:name><host:addr ip='v6'>203.0.113.1</host:addr>", 2005),
        ("<host:name>ns3.alpha-1.example</host:name><host:addr ip='v5'>203.0.113.1</host:addr>", 2005),
        (
            "<host:name>ns3.alpha-1.example</host:name><host:addr>203.0.113.1</host:addr><host:addr>203.0.113.1</host:addr>",
            2306
        ),
        ("<host:name>ns_3.alpha-1.example</host:name><host:addr>203.0.113.1</host:addr>", 2005),
        ("<host:name>ns3.alpha-1.example.</host:name><host:addr>203.0.113.1</host:addr>", 2005),
        ("<host:name>example</host:name>", 2005),
        ("<host:addr>203.0.113.1</host:addr>", 2003),
        ("<host:name>ns3.outside.net</host:name><host:status s='ok'/>", 2001),
    ]

    @Test(arguments: aCreateIsRefusedCases)
    func aCreateIsRefused(_ content: String, _ code: Int) throws {
        #expect(try ObjectScene().ask("alpha", "create", host("create", content)).code == code)
    }

    @Test func privateAddressesAreTakenWhereThePolicyLetsThem() throws {
        var policy = Policy()
        policy.host.takesPrivateAddresses = true
        let content = Self.free + "<host:addr>10.0.0.1</host:addr>"
        #expect(try ObjectScene(policy).ask("alpha", "create", host("create", content)).code == 1000)
    }

    @Test func anUpdateChangesAddressesAndStatuses() throws {
        let scene = ObjectScene()
        let content =
            Self.name
            + "<host:add>\(Self.v4)<host:status s='clientDeleteProhibited' lang='fr'>non</host:status></host:add>"
            + "<host:rem><host:addr>198.51.100.1</host:addr></host:rem>"
        #expect(try scene.ask("alpha", "update", host("update", content)) == .init(code: 1000, data: nil))
        let changed = scene.host("ns1.alpha-1.example")
        #expect(changed?.addresses.map(\.description) == ["203.0.113.1"])
        #expect(changed?.statuses == .clientDeleteProhibited)
        #expect(changed?.statusNotes == ["clientDeleteProhibited": StatusNote("non", language: "fr")])
        #expect(changed?.updater == "alpha")
        let undo = Self.name + "<host:rem><host:status s='clientDeleteProhibited'/></host:rem>"
        #expect(try scene.ask("alpha", "update", host("update", undo)).code == 1000)
        #expect(scene.host("ns1.alpha-1.example")?.statusNotes.isEmpty == true)
    }

    @Test func aHostIsRenamedWithinAndAway() throws {
        let scene = ObjectScene()
        let within = Self.name + "<host:chg><host:name>NS9.alpha-1.example</host:name></host:chg>"
        #expect(try scene.ask("alpha", "update", host("update", within)).code == 1000)
        #expect(scene.host("ns1.alpha-1.example") == nil)
        #expect(scene.host("ns9.alpha-1.example") != nil)
        let away =
            "<host:name>ns9.alpha-1.example</host:name><host:rem><host:addr>198.51.100.1</host:addr></host:rem>"
            + "<host:chg><host:name>ns9.invalid</host:name></host:chg>"
        #expect(try scene.ask("alpha", "update", host("update", away)).code == 1000)
        #expect(scene.host("ns9.invalid")?.superordinate == nil)
        let back =
            "<host:name>ns9.invalid</host:name><host:add>\(Self.v4)</host:add>"
            + "<host:chg><host:name>ns1.alpha-1.example</host:name></host:chg>"
        #expect(try scene.ask("alpha", "update", host("update", back)).code == 1000)
        #expect(scene.host("ns1.alpha-1.example")?.superordinate == "alpha-1.example")
        let own = "<host:name>ns2.outside.net</host:name><host:chg><host:name>ns3.outside.net</host:name></host:chg>"
        #expect(try scene.ask("beta", "update", host("update", own)).code == 1000)
    }

    static let anUpdateIsRefusedCases: [(String, String, Int)] = [
        ("alpha", "", 2003),
        ("alpha", "<host:add/><host:rem/>", 2003),
        ("alpha", "<host:chg/>", 2003),
        ("alpha", "<host:rem/><host:add/>", 2001),
        ("beta", "<host:chg><host:name>ns4.alpha-1.example</host:name></host:chg>", 2201),
        ("alpha", "<host:chg><host:name>ns2.alpha-1.example</host:name></host:chg>", 2302),
        ("alpha", "<host:chg><host:name>ns1.nobody.example</host:name></host:chg>", 2303),
        ("alpha", "<host:chg><host:name>ns1.beta-1.example</host:name></host:chg>", 2201),
        ("alpha", "<host:chg><host:name>ns7.outside.net</host:name></host:chg>", 2004),
        ("alpha", "<host:rem><host:addr>198.51.100.1</host:addr></host:rem>", 2304),
        ("alpha", "<host:rem><host:addr>198.51.100.9</host:addr></host:rem>", 2306),
        ("alpha", "<host:add><host:addr>198.51.100.1</host:addr></host:add>", 2306),
        ("alpha", "<host:add><host:addr>192.168.0.1</host:addr></host:add>", 2306),
        ("alpha", "<host:rem><host:status s='clientDeleteProhibited'/></host:rem>", 2306),
        ("alpha", "<host:add><host:status s='clientHold'/></host:add>", 2005),
        ("alpha", "<host:add><host:status/></host:add>", 2003),
        ("alpha", "<host:add><host:status s='clientDeleteProhibited' lang='1a'/></host:add>", 2005),
    ]

    @Test(arguments: anUpdateIsRefusedCases)
    func anUpdateIsRefused(_ client: String, _ content: String, _ code: Int) throws {
        #expect(try ObjectScene().ask(client, "update", host("update", Self.name + content)).code == code)
    }

    @Test(arguments: ["ok", "linked", "pendingDelete", "serverDeleteProhibited"])
    func aStatusOfTheRegistryIsNotTheClients(_ status: String) throws {
        for list in ["add", "rem"] {
            let content = Self.name + "<host:\(list)><host:status s='\(status)'/></host:\(list)>"
            #expect(try ObjectScene().ask("alpha", "update", host("update", content)).code == 2306)
        }
    }

    @Test func anExternalHostOfOthersDomainsKeepsItsName() throws {
        let content =
            "<host:name>ns1.outside.net</host:name><host:chg><host:name>ns5.outside.net</host:name></host:chg>"
        #expect(try ObjectScene().ask("beta", "update", host("update", content)).code == 2305)
    }

    @Test func anExternalHostNeedsAnAddressToComeIn() throws {
        let content =
            "<host:name>ns2.outside.net</host:name><host:chg><host:name>ns5.beta-1.example</host:name></host:chg>"
        #expect(try ObjectScene().ask("beta", "update", host("update", content)).code == 2003)
    }

    @Test(arguments: [true, false])
    func aLockIsTakenOffByItself(_ mayChangeMore: Bool) throws {
        var policy = Policy()
        policy.host.unlockingMayChangeMore = mayChangeMore
        let scene = ObjectScene(policy)
        let lock = Self.name + "<host:add><host:status s='clientUpdateProhibited'/></host:add>"
        let unlock = "<host:rem><host:status s='clientUpdateProhibited'/></host:rem>"
        #expect(try scene.ask("alpha", "update", host("update", lock)).code == 1000)
        let other = host("update", Self.name + "<host:add>\(Self.v4)</host:add>")
        #expect(try scene.ask("alpha", "update", other).code == 2304)
        let both = host("update", Self.name + "<host:add>\(Self.v4)</host:add>" + unlock)
        #expect(try scene.ask("alpha", "update", both).code == (mayChangeMore ? 1000 : 2304))
        guard !mayChangeMore else { return }
        #expect(try scene.ask("alpha", "update", host("update", Self.name + unlock)).code == 1000)
    }

    @Test func aHostIsDeleted() throws {
        let scene = ObjectScene()
        #expect(try scene.ask("alpha", "delete", host("delete", Self.name)) == .init(code: 1000, data: nil))
        #expect(scene.host("ns1.alpha-1.example") == nil)
        #expect(try scene.ask("alpha", "info", host("info", Self.name)).code == 2303)
    }

    @Test func aDeleteIsRefused() throws {
        let scene = ObjectScene()
        #expect(try scene.ask("beta", "delete", host("delete", Self.name)).code == 2201)
        let linked = "<host:name>ns2.alpha-1.example</host:name>"
        #expect(try scene.ask("alpha", "delete", host("delete", linked)).code == 2305)
        #expect(try scene.ask("alpha", "delete", host("delete", "<host:name>no.such.net</host:name>")).code == 2303)
        let lock = Self.name + "<host:add><host:status s='clientDeleteProhibited'/></host:add>"
        #expect(try scene.ask("alpha", "update", host("update", lock)).code == 1000)
        #expect(try scene.ask("alpha", "delete", host("delete", Self.name)).code == 2304)
    }

    @Test(arguments: ["renew", "transfer request"])
    func aHostHasNeitherRenewNorTransfer(_ verb: String) throws {
        let name = String(verb.prefix { $0 != " " })
        #expect(try ObjectScene().ask("alpha", verb, host(name, Self.name)).code == 2101)
    }

    @Test func aVerbCarriesItsOwnElement() throws {
        #expect(try ObjectScene().ask("alpha", "create", host("info", Self.name)).code == 2001)
    }
}
