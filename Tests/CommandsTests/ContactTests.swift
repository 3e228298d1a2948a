import Commands
import EPP
import Registry
import Testing
import XML

/// RFC 5733: every command on contacts but transfer, and every refusal, which leaves the world as it was.
struct ContactTests {
    private func contact(_ verb: String, _ content: String) -> String {
        "<contact:\(verb) xmlns:contact='\(Namespace.contact)'>\(content)</contact:\(verb)>"
    }

    private static func postal(
        _ type: String = "int",
        name: String = "Anna",
        org: String = "",
        street: String = "<contact:street>1 Road</contact:street>",
        cc: String = "GB"
    ) -> String {
        "<contact:postalInfo type='\(type)'><contact:name>\(name)</contact:name>\(org)<contact:addr>\(street)"
            + "<contact:city>Leeds</contact:city><contact:cc>\(cc)</contact:cc></contact:addr></contact:postalInfo>"
    }

    private static func whole(
        id: String = "NEW-1",
        postal: String = postal(),
        numbers: String = "",
        email: String = "a@b.example",
        rest: String = ""
    ) -> String {
        "<contact:id>\(id)</contact:id>\(postal)\(numbers)<contact:email>\(email)</contact:email>"
            + "<contact:authInfo><contact:pw>secret</contact:pw></contact:authInfo>\(rest)"
    }

    private static let alpha1 = "<contact:id>ALPHA-1</contact:id>"
    private static let alpha2 = "<contact:id>ALPHA-2</contact:id>"

    private static func code(_ text: String) -> String {
        "<contact:authInfo><contact:pw>\(text)</contact:pw></contact:authInfo>"
    }

    @Test func aCheckTellsWhichIdentifiersAreTaken() throws {
        let ids = "<contact:id>ALPHA-1</contact:id><contact:id>FREE-1</contact:id>"
        let answer = try ObjectScene().ask("beta", "check", contact("check", ids))
        #expect(answer.code == 1000)
        #expect(answer.data?.children.map { $0.children[0][attribute: "avail"] } == ["0", "1"])
        #expect(answer.texts("reason") == ["In use"])
        #expect(try ObjectScene().ask("beta", "check", contact("check", "<contact:id>AB</contact:id>")).code == 2005)
        #expect(try ObjectScene().ask("beta", "check", contact("check", "")).code == 2003)
    }

    @Test func theSponsorSeesAllOfAContact() throws {
        let answer = try ObjectScene().ask("alpha", "info", contact("info", Self.alpha1))
        #expect(answer.code == 1000)
        #expect(
            answer.data?.children.map(\.name) == [
                "id", "roid", "status", "status", "postalInfo", "email", "clID", "crID", "crDate", "authInfo",
            ]
        )
        #expect(answer.texts("pw") == ["ALPHA-1-Auth"])
        #expect(answer.data?.all("status").map { $0[attribute: "s"] } == ["ok", "linked"])
    }

    @Test func othersSeeAContactWithItsAuthInfoAlone() throws {
        let scene = ObjectScene()
        #expect(try scene.ask("beta", "info", contact("info", Self.alpha1)).code == 2201)
        #expect(try scene.ask("beta", "info", contact("info", Self.alpha1 + Self.code("wrong"))).code == 2202)
        #expect(try scene.ask("beta", "info", contact("info", Self.alpha1 + Self.code(""))).code == 2202)
        let answer = try scene.ask("beta", "info", contact("info", Self.alpha1 + Self.code("ALPHA-1-Auth")))
        #expect(answer.code == 1000)
        #expect(answer.texts("street") == ["1 Street"])
        #expect(answer.texts("pw").isEmpty)
        #expect(try scene.ask("alpha", "info", contact("info", Self.alpha1 + Self.code(""))).code == 1000)
        #expect(try scene.ask("alpha", "info", contact("info", Self.alpha1 + Self.code("wrong"))).code == 2202)
    }

    @Test func aPolicyMayKeepContactsFromOthers() throws {
        var policy = Policy()
        policy.contact.isReadableWithAuthInfo = false
        let content = contact("info", Self.alpha1 + Self.code("ALPHA-1-Auth"))
        #expect(try ObjectScene(policy).ask("beta", "info", content).code == 2201)
    }

    @Test func anAuthInfoMayNameTheContactsRoid() throws {
        let scene = ObjectScene()
        let id = try #require(scene.contact("ALPHA-1")).object
        for (roid, code) in [("C\(id)-MOCK", 1000), ("C9999-MOCK", 2202)] {
            let authInfo = "<contact:authInfo><contact:pw roid='\(roid)'>ALPHA-1-Auth</contact:pw></contact:authInfo>"
            #expect(try scene.ask("beta", "info", contact("info", Self.alpha1 + authInfo)).code == code)
        }
    }

    @Test func aContactIsCreatedAndShownAsItWasGiven() throws {
        let scene = ObjectScene()
        let disclose =
            "<contact:disclose flag='0'><contact:name type='int'/><contact:addr type='loc'/><contact:voice/></contact:disclose>"
        let content = Self.whole(
            postal: Self.postal("loc", name: "Jürgen") + Self.postal("int", org: "<contact:org>Org</contact:org>"),
            numbers: "<contact:voice x='12'>+1.7035555555</contact:voice><contact:fax/>",
            rest: disclose
        )
        let answer = try scene.ask("gamma", "create", contact("create", content))
        #expect(answer.code == 1000)
        #expect(answer.data?.children.map(\.name) == ["id", "crDate"])
        let shown = try scene.ask("gamma", "info", contact("info", "<contact:id>NEW-1</contact:id>"))
        #expect(shown.data?.all("postalInfo").map { $0[attribute: "type"] } == ["int", "loc"])
        #expect(shown.texts("name").prefix(2) == ["Anna", "Jürgen"])
        #expect(shown.data?.first("voice")?[attribute: "x"] == "12")
        #expect(shown.data?.first("fax") == nil)
        #expect(shown.data?.first("disclose")?.children.map(\.name) == ["name", "addr", "voice"])
        #expect(shown.data?.first("disclose")?[attribute: "flag"] == "0")
    }

    static let aCreateIsRefusedCases: [(String, Int)] = [
        (whole(id: "ALPHA-1"), 2302),
        (whole(id: "AB"), 2005),
        (whole(id: "12345678901234567"), 2005),
        (whole(postal: ""), 2003),
        (whole(postal: postal() + postal()), 2005),
        (whole(postal: postal("loc") + postal("int") + postal("loc")), 2001),
        (whole(postal: postal("other")), 2005),
        (whole(postal: postal(name: "Jürgen")), 2005),
        (whole(postal: postal(name: "")), 2005),
        (whole(postal: postal(street: String(repeating: "<contact:street>x</contact:street>", count: 4))), 2001),
        (whole(postal: postal(cc: "USA")), 2005),
        (whole(postal: postal(cc: "U")), 2005),
        (whole(postal: postal(cc: "U1")), 2005),
        (whole(postal: postal(cc: "XX")), 2004),
        (whole(postal: postal(cc: "gb")), 2004),
        (whole(numbers: "<contact:voice/>"), 2005),
        (whole(numbers: "<contact:voice>+1703.5555555x</contact:voice>"), 2005),
        (whole(numbers: "<contact:voice>+1.123456789012345</contact:voice>"), 2005),
        (whole(numbers: "<contact:voice>+123.12345678901234</contact:voice>"), 2005),
        (whole(numbers: "<contact:fax>+1.7</contact:fax><contact:voice>+1.7</contact:voice>"), 2001),
        (whole(email: ""), 2005),
        (whole(email: "nobody"), 2005),
        (whole(email: "a..b@c.example"), 2005),
        (whole(email: "a@b@c.example"), 2005),
        (whole(email: "a@localhost"), 2005),
        (whole(email: String(repeating: "a", count: 65) + "@b.example"), 2005),
        (whole(rest: "<contact:disclose flag='1'/>"), 2003),
        (whole(rest: "<contact:disclose><contact:voice/></contact:disclose>"), 2003),
        (whole(rest: "<contact:disclose flag='2'><contact:voice/></contact:disclose>"), 2005),
        (whole(rest: "<contact:disclose flag='1'><contact:name/></contact:disclose>"), 2003),
        (whole(rest: "<contact:disclose flag='1'><contact:email/><contact:voice/></contact:disclose>"), 2001),
    ]

    @Test(arguments: aCreateIsRefusedCases)
    func aCreateIsRefused(_ content: String, _ code: Int) throws {
        #expect(try ObjectScene().ask("gamma", "create", contact("create", content)).code == code)
    }

    @Test func aPolicyMayRefuseDisclosure() throws {
        var policy = Policy()
        policy.contact.takesDisclosure = false
        let disclose = "<contact:disclose flag='1'><contact:voice/></contact:disclose>"
        let create = contact("create", Self.whole(rest: disclose))
        #expect(try ObjectScene(policy).ask("gamma", "create", create).code == 2308)
        let update = contact("update", Self.alpha1 + "<contact:chg>\(disclose)</contact:chg>")
        #expect(try ObjectScene(policy).ask("alpha", "update", update).code == 2308)
    }

    @Test func anUpdateReplacesWhatItGives() throws {
        let scene = ObjectScene()
        let change =
            "<contact:chg><contact:postalInfo type='int'><contact:org>Org</contact:org></contact:postalInfo>"
            + Self.postal("loc", name: "Änna") + "<contact:voice>+1.5</contact:voice>"
            + "<contact:email>new@b.example</contact:email>" + Self.code("fresh") + "</contact:chg>"
        let content = Self.alpha1 + "<contact:add><contact:status s='clientTransferProhibited'/></contact:add>" + change
        #expect(try scene.ask("alpha", "update", contact("update", content)) == .init(code: 1000, data: nil))
        let changed = try #require(scene.contact("ALPHA-1"))
        #expect(changed.internationalized?.name == "Anna")
        #expect(changed.internationalized?.organization == "Org")
        #expect(changed.localized?.name == "Änna")
        #expect(changed.voice == PhoneNumber("+1.5"))
        #expect(changed.email == "new@b.example")
        #expect(changed.authInfo == .readable("fresh"))
        #expect(changed.statuses == .clientTransferProhibited)
        #expect(changed.updater == "alpha")
        let unset = Self.alpha1 + "<contact:chg><contact:voice/>" + Self.code("") + "</contact:chg>"
        #expect(try scene.ask("alpha", "update", contact("update", unset)).code == 1000)
        #expect(scene.contact("ALPHA-1")?.voice == nil)
        #expect(scene.contact("ALPHA-1")?.authInfo == .unset)
    }

    static let anUpdateIsRefusedCases: [(String, String, Int)] = [
        ("alpha", "", 2003),
        ("alpha", "<contact:chg/>", 2003),
        ("alpha", "<contact:add/>", 2003),
        ("alpha", "<contact:add><contact:status s='clientDeleteProhibited'/></contact:add><contact:chg/>", 2003),
        ("beta", "<contact:chg><contact:email>a@b.example</contact:email></contact:chg>", 2201),
        ("alpha", "<contact:chg><contact:email>a</contact:email></contact:chg>", 2005),
        (
            "alpha",
            "<contact:chg><contact:postalInfo type='loc'><contact:name>A</contact:name></contact:postalInfo></contact:chg>",
            2003
        ),
        ("alpha", "<contact:chg><contact:authInfo><contact:null/></contact:authInfo></contact:chg>", 2003),
        ("alpha", "<contact:rem><contact:status s='clientDeleteProhibited'/></contact:rem>", 2306),
        ("alpha", "<contact:add><contact:status s='clientHold'/></contact:add>", 2005),
        ("alpha", "<contact:add><contact:status s='linked'/></contact:add>", 2306),
    ]

    @Test(arguments: anUpdateIsRefusedCases)
    func anUpdateIsRefused(_ client: String, _ content: String, _ code: Int) throws {
        #expect(try ObjectScene().ask(client, "update", contact("update", Self.alpha1 + content)).code == code)
    }

    static let aStatusKeepsAContactFromChangeCases: [(ContactStatuses)] = [
        ContactStatuses.serverUpdateProhibited, .pendingDelete, .pendingTransfer, .clientUpdateProhibited,
    ]

    @Test(arguments: aStatusKeepsAContactFromChangeCases)
    func aStatusKeepsAContactFromChange(_ status: ContactStatuses) throws {
        let scene = ObjectScene()
        var locked = try #require(scene.contact("ALPHA-2"))
        locked.statuses = status
        scene.change(.contact(locked))
        let content = Self.alpha2 + "<contact:chg><contact:email>a@b.example</contact:email></contact:chg>"
        #expect(try scene.ask("alpha", "update", contact("update", content)).code == 2304)
        let unlock = Self.alpha2 + "<contact:rem><contact:status s='clientUpdateProhibited'/></contact:rem>"
        let isClients = status == .clientUpdateProhibited
        #expect(try scene.ask("alpha", "update", contact("update", unlock)).code == (isClients ? 1000 : 2304))
    }

    @Test func aContactIsDeleted() throws {
        let scene = ObjectScene()
        #expect(try scene.ask("alpha", "delete", contact("delete", Self.alpha2)) == .init(code: 1000, data: nil))
        #expect(try scene.ask("alpha", "info", contact("info", Self.alpha2)).code == 2303)
    }

    @Test(arguments: [ContactStatuses.clientDeleteProhibited, .serverDeleteProhibited, .pendingTransfer])
    func aDeleteIsRefused(_ status: ContactStatuses) throws {
        let scene = ObjectScene()
        #expect(try scene.ask("beta", "delete", contact("delete", Self.alpha2)).code == 2201)
        #expect(try scene.ask("alpha", "delete", contact("delete", Self.alpha1)).code == 2305)
        #expect(try scene.ask("alpha", "delete", contact("delete", "<contact:id>NOBODY</contact:id>")).code == 2303)
        var locked = try #require(scene.contact("ALPHA-2"))
        locked.statuses = status
        scene.change(.contact(locked))
        #expect(try scene.ask("alpha", "delete", contact("delete", Self.alpha2)).code == 2304)
    }

    @Test func aContactHasNoRenew() throws {
        #expect(try ObjectScene().ask("alpha", "renew", contact("renew", Self.alpha1)).code == 2101)
    }
}
