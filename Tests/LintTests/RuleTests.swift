import TestSupport
import Testing

@testable import Lint

/// A conversation, and the one rule that it breaks.
struct Breach: Sendable, CustomStringConvertible {
    let rule: LintRule
    var isComplete = false
    /// Documents of the client begin with `>`, those of the server with `<`, after which each is as it is.
    let frames: [(sender: Sender, text: String)]

    var description: String { "\(rule.name): \(frames.last?.text ?? "")" }

    init(_ rule: LintRule, _ frames: (Sender, String)..., isComplete: Bool = false) {
        self.rule = rule
        self.frames = frames.map { (sender: $0.0, text: $0.1) }
        self.isComplete = isComplete
    }

    var flaws: [Flaw] {
        var linter = Linter()
        linter.begin(isComplete: isComplete)
        return frames.flatMap { linter.flaws(of: Array($0.text.utf8), from: $0.sender) } + linter.end()
    }
}

@Suite struct RuleTests {
    private typealias F = Frames
    private static let info = F.command(F.about("info", F.domain, "<name>a.example</name>"))
    private static let poll = F.command("<poll op='req'/>")
    private static func infData(_ content: String) -> String {
        F.data("infData", F.domain, "<name>a.example</name>\(content)")
    }
    private static let transfer = F.command(
        F.about("transfer", F.domain, "<name>a.example</name><authInfo><pw>x</pw></authInfo>", op: "request")
    )
    private static func update(_ content: String, _ extensions: String = "") -> String {
        F.command(F.about("update", F.domain, "<name>a.example</name>\(content)"), extensions)
    }
    private static func orgData(_ content: String) -> String {
        F.response(1000, data: F.data("infData", F.organization, "<id>O-1</id>\(content)"))
    }
    private static func orgUpdate(_ content: String) -> String {
        F.command(F.about("update", F.organization, "<id>O-1</id>\(content)"))
    }
    private static let restore = F.data("update", F.rgp, "<restore op='report'/>")

    static let breaches: [Breach] = answers + objects + organizations + sessions + commands

    private static let answers: [Breach] = [
        Breach(.wellFormed, (.server, "<epp")),
        Breach(.rootElement, (.server, "<epp xmlns='urn:ietf:params:xml:ns:epp-2.0'><greeting/></epp>")),
        Breach(.rootElement, (.client, F.epp(""))),
        Breach(.messageKind, (.client, F.greeting)),
        Breach(.messageKind, (.client, F.epp("<hello>there</hello>"))),
        Breach(.messageKind, (.client, F.command("<logout>now</logout>"))),
        Breach(.envelope, (.server, F.epp("<response><trID><svTRID>S-1</svTRID></trID></response>"))),
        Breach(
            .envelope,
            (
                .server,
                F.epp("<response><trID><svTRID>S-1</svTRID></trID><result code='1000'><msg/></result></response>")
            )
        ),
        Breach(.resultCode, (.server, F.response(1234))),
        Breach(.resultCount, (.server, F.response(1000, 1000))),
        Breach(.resultCount, (.server, F.response(1000, 2303))),
        Breach(.codeFitsCommand, (.client, poll), (.server, F.response(1000))),
        Breach(.codeFitsCommand, (.client, F.command("<logout/>")), (.server, F.response(1000))),
        Breach(.codeFitsCommand, (.client, info), (.server, F.response(2300))),
        Breach(.codeFitsCommand, (.client, info), (.server, F.response(1001))),
        Breach(.clientIdentifierEcho, (.client, poll), (.server, F.response(1300, identifier: "C-2"))),
        Breach(.clientIdentifierEcho, (.client, poll), (.server, F.response(1300, identifier: nil))),
        Breach(
            .clientIdentifierEcho,
            (.client, F.command("<poll op='req'/>", identifier: nil)),
            (.server, F.response(1300))
        ),
        Breach(.serverIdentifier, (.server, F.response(1300, server: ""))),
        Breach(.serverIdentifierUnique, (.server, F.response(1300)), (.server, F.response(1300))),
        Breach(.clientIdentifierUnique, (.client, poll), (.client, poll)),
        Breach(.queue, (.client, poll), (.server, F.response(1301))),
        Breach(.queue, (.server, F.response(1300, queue: "<msgQ count='1' id='1'/>"))),
        Breach(.queue, (.server, F.response(1000, queue: "<msgQ count='0' id='1'/>"))),
        Breach(.queue, (.server, F.response(1000, queue: "<msgQ count='1' id='1'><msg>m</msg></msgQ>"))),
        Breach(.queue, (.server, F.response(1301, queue: "<msgQ count='1' id='1'><msg>m</msg></msgQ>"))),
    ]

    private static let objects: [Breach] = [
        Breach(.dataFitsCommand, (.client, info), (.server, F.response(1000, data: F.data("chkData", F.domain, "")))),
        Breach(.dataFitsCommand, (.client, info), (.server, F.response(1000, data: F.data("infData", F.host, "")))),
        Breach(.dataMissing, (.client, info), (.server, F.response(1000))),
        Breach(
            .otherObject,
            (.client, info),
            (.server, F.response(1000, data: F.data("infData", F.domain, "<name>b.example</name>")))
        ),
        Breach(
            .transferStatus,
            (.client, transfer),
            (
                .server,
                F.response(
                    1000,
                    data: F.data("trnData", F.domain, "<name>a.example</name><trStatus>pending</trStatus>")
                )
            )
        ),
        Breach(
            .transferStatus,
            (.client, F.command(F.about("transfer", F.domain, "<name>a.example</name>", op: "reject"))),
            (
                .server,
                F.response(
                    1000,
                    data: F.data("trnData", F.domain, "<name>a.example</name><trStatus>clientApproved</trStatus>")
                )
            )
        ),
        Breach(.dateForm, (.server, F.response(1000, data: infData("<crDate>2026-01-01T00:00:00+01:00</crDate>")))),
        Breach(
            .dateOrder,
            (
                .server,
                F.response(
                    1000,
                    data: infData("<crDate>2026-01-01T00:00:00Z</crDate><exDate>2025-01-01T00:00:00Z</exDate>")
                )
            )
        ),
        Breach(
            .renewal,
            (
                .client,
                F.command(F.about("renew", F.domain, "<name>a.example</name><curExpDate>2027-01-01</curExpDate>"))
            ),
            (
                .server,
                F.response(
                    1000,
                    data: F.data("renData", F.domain, "<name>a.example</name><exDate>2027-01-01T00:00:00Z</exDate>")
                )
            )
        ),
        Breach(
            .statusAlone,
            (.server, F.response(1000, data: infData("<status s='ok'/><status s='clientHold'/>")))
        ),
        Breach(
            .statusAlone,
            (
                .server,
                F.response(1000, data: infData("<status s='pendingTransfer'/><status s='clientTransferProhibited'/>"))
            )
        ),
        Breach(
            .statusAlone,
            (.server, F.response(1000, data: infData("<status s='pendingRenew'/><status s='pendingUpdate'/>")))
        ),
        Breach(.objectName, (.client, F.command(F.about("info", F.domain, "<name>a.example.</name>")))),
        Breach(
            .postalForm,
            (
                .client,
                F.command(
                    F.about("create", F.contact, "<id>C</id><postalInfo type='int'><name>Ä</name></postalInfo>")
                )
            )
        ),
        Breach(
            .misspeltNamespace,
            (.client, F.command("<poll op='req'/>", F.data("x", "urn:ietf:params:xml:ns:fee-1.0", "")))
        ),
    ]

    /// Their statuses are texts, and not attributes (RFC 8543 §3.4).
    private static let organizations: [Breach] = [
        Breach(
            .dataMissing,
            (.client, F.command(F.about("info", F.organization, "<id>O-1</id>"))),
            (.server, F.response(1000))
        ),
        Breach(
            .otherObject,
            (.client, F.command(F.about("check", F.organization, "<id>O-1</id>"))),
            (
                .server,
                F.response(
                    1000,
                    data: F.data("chkData", F.organization, "<cd><id avail='1'>O-2</id></cd>")
                )
            )
        ),
        Breach(.statusAlone, (.server, orgData("<status>ok</status><status>hold</status>"))),
        Breach(.statusAlone, (.server, orgData("<status>hold</status><status>terminated</status>"))),
        Breach(.statusAlone, (.server, orgData("<status>pendingDelete</status><status>pendingUpdate</status>"))),
        Breach(
            .statusAlone,
            (.server, orgData("<role><status>ok</status><status>serverLinkProhibited</status></role>"))
        ),
        Breach(.emptyUpdate, (.client, orgUpdate("<chg/>"))),
        Breach(.serverStatus, (.client, orgUpdate("<add><status>serverLinkProhibited</status></add>"))),
        Breach(.serverStatus, (.client, orgUpdate("<add><role><status>linked</status></role></add>"))),
        Breach(
            .postalForm,
            (
                .client,
                F.command(
                    F.about(
                        "create",
                        F.organization,
                        "<id>O-1</id><role><type>reseller</type></role><postalInfo type='int'><name>Ä</name></postalInfo>"
                    )
                )
            )
        ),
    ]

    private static let sessions: [Breach] = [
        Breach(.greetingFirst, (.server, F.response(1300, identifier: nil)), isComplete: true),
        Breach(.answerKind, (.client, F.hello), (.server, F.response(1000, identifier: nil))),
        Breach(.unanswered, (.server, F.greeting), (.client, F.hello), isComplete: true),
        Breach(.unasked, (.server, F.greeting), (.server, F.response(2400, identifier: nil)), isComplete: true),
        Breach(
            .sessionOver,
            (.client, F.command("<logout/>")),
            (.server, F.response(1500)),
            (.server, F.response(2400, identifier: nil, server: "S-2"))
        ),
        Breach(.loginFirst, (.server, F.greeting), (.client, poll), (.server, F.response(2002)), isComplete: true),
        Breach(.loginOptions, (.server, F.greeting), (.client, F.login(version: "2.0"))),
        Breach(.loginServices, (.server, F.greeting), (.client, F.login([F.domain, F.rgp]))),
        Breach(.loginSecurity, (.client, F.login(password: "[LOGIN-SECURITY]"))),
        Breach(
            .loginSecurity,
            (.client, F.login([F.domain], F.data("loginSec", F.loginSec, "<pw>secret</pw>")))
        ),
        Breach(
            .services,
            (.client, F.login([F.domain])),
            (.server, F.response(1000, identifier: "LOG-1")),
            (.client, F.command(F.about("info", F.contact, "<id>C</id>")))
        ),
        Breach(
            .services,
            (.client, F.login([F.domain])),
            (.server, F.response(1000, identifier: "LOG-1")),
            (.client, poll),
            (.server, F.response(1300, extensions: F.data("x", F.rgp, ""), server: "S-2"))
        ),
        Breach(
            .hostForm,
            (.server, F.greeting),
            (.client, F.command(F.about("create", F.domain, "<name>a.example</name><ns><hostAttr/></ns>")))
        ),
        Breach(
            .codeShown,
            (.client, F.login()),
            (.server, F.response(1000, identifier: "LOG-1")),
            (.client, info),
            (
                .server,
                F.response(
                    1000,
                    data: infData("<clID>beta</clID><authInfo><pw>x</pw></authInfo>"),
                    server: "S-2"
                )
            )
        ),
    ]

    private static let commands: [Breach] = [
        Breach(.verbObject, (.client, F.command("<create><info xmlns='\(F.domain)'/></create>"))),
        Breach(.pollMessage, (.client, F.command("<poll op='ack'/>"))),
        Breach(.pollMessage, (.client, F.command("<poll op='req' msgID='1'/>"))),
        Breach(
            .transferCode,
            (.client, F.command(F.about("transfer", F.domain, "<name>a.example</name>", op: "request")))
        ),
        Breach(.emptyUpdate, (.client, update(""))),
        Breach(.emptyUpdate, (.client, update("<add/><chg/>"))),
        Breach(.serverStatus, (.client, update("<add><status s='serverHold'/></add>"))),
        Breach(.restore, (.client, update("<chg/>", restore))),
        Breach(
            .restore,
            (.client, update("<add><status s='clientHold'/></add>", F.data("update", F.rgp, "<restore op='request'/>")))
        ),
        Breach(.signerUpdate, (.client, update("", F.data("update", F.secDNS, "")))),
    ]

    @Test(arguments: breaches) func findsWhatIsWrongAndNothingElse(_ breach: Breach) {
        #expect(Set(breach.flaws.map(\.rule.name)) == [breach.rule.name], "\(breach.flaws.map(\.message))")
    }

    /// Those of frames themselves are seen where bytes are: in RelayTests; the schemas' in LintFileTests.
    @Test func everyRuleIsSeenToAct() {
        let elsewhere: Set<LintRule> = [.frameLength, .unfinishedFrame, .schema]
        #expect(Set(LintRule.all).subtracting(Self.breaches.map(\.rule)) == elsewhere)
        #expect(Set(LintRule.all.map(\.name)).count == LintRule.all.count)
    }

    @Test func exceptionsAreNotTold() {
        var linter = Linter(except: ["poll-message"])
        #expect(linter.flaws(of: Array(F.command("<poll op='ack'/>").utf8), from: .client) == [])
    }

    /// Identifiers that are not kept are not missed when they come again, and requests that are too many are not awaited.
    @Test func whatIsRememberedIsBounded() {
        var linter = Linter(mostIdentifiers: 2, mostRequests: 2)
        linter.begin(isComplete: true)
        let repeated = ["A", "B", "C", "C", "A"].flatMap { name in
            linter.flaws(of: Array(F.response(1000, server: name).utf8), from: .server)
        }
        #expect(repeated.filter { $0.rule == .serverIdentifierUnique }.map(\.message) == ["svTRID A comes again"])
        let asked = ["A", "B", "C", "D", "A", "<nonsense"].flatMap { name in
            linter.flaws(of: Array(F.command("<poll op='req'/>", identifier: name).utf8), from: .client)
        }
        #expect(!asked.contains { $0.rule == .clientIdentifierUnique })
        #expect(linter.end().count { $0.rule == .unanswered } == 2)
    }

    /// A conversation in which all is as it should be.
    @Test func aGoodConversationIsClean() {
        let name = "<name>a.example</name>"
        let frames: [(Sender, String)] = [
            (.server, F.greeting), (.client, F.hello), (.server, F.greeting), (.client, F.login()),
            (.server, F.response(1000, identifier: "LOG-1")),
            (.client, F.command(F.about("info", F.domain, name), identifier: "C-2")),
            (
                .server,
                F.response(
                    1000,
                    data: Self.infData(
                        """
                        <status s='ok'/><clID>alpha</clID><crDate>2026-01-01T00:00:00.0Z</crDate>\
                        <exDate>2027-01-01T00:00:00.0Z</exDate><authInfo><pw>x</pw></authInfo>
                        """
                    ),
                    identifier: "C-2",
                    server: "S-2"
                )
            ),
            (.client, F.command("<poll op='req'/>", identifier: "C-3")),
            (
                .server,
                F.response(
                    1301,
                    queue: "<msgQ count='1' id='7'><qDate>2026-01-01T00:00:00Z</qDate><msg>m</msg></msgQ>",
                    identifier: "C-3",
                    server: "S-3"
                )
            ),
            (.client, F.command("<logout/>", identifier: "C-4")),
            (.server, F.response(1500, identifier: "C-4", server: "S-4")),
        ]
        var linter = Linter()
        linter.begin(isComplete: true)
        let flaws = frames.flatMap { linter.flaws(of: Array($0.1.utf8), from: $0.0) } + linter.end()
        #expect(flaws == [])
    }

    @Test(arguments: LintRule.all) func theSectionCanBeRead(_ rule: LintRule) {
        #expect(rule.source.wholeMatch(of: /RFC \d{4} §\d+(\.\d+)*/) != nil)
        #expect(rule.address.wholeMatch(of: /https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d{4}#section-[\d.]+/) != nil)
    }
}
