import EPP
import Foundation
import TestSupport
import Testing

@testable import Operator

/// Scenes that use every command.
extension TypedServer {
    func aboutTheServer() throws {
        #expect(type("health").contains("status       up"))
        #expect(type("health live").contains("up") && type("health ready").contains("ready"))
        #expect(type("metrics").contains("# TYPE mock_registry_info gauge"))
        #expect(type("openapi --json").contains("\"openapi\":\"3.1.0\""))
        #expect(type("drain").contains("draining"))
        type("health ready", .refused)
        #expect(type("drain end").contains("up"))
        #expect(type("ca").hasPrefix("-----BEGIN CERTIFICATE-----"))
        let made = type("registry new --count 3 --suffix s{n} --label number-{n} --policy tac clock.speed=0")
        #expect(made.split(separator: "\n").count == 4 && made.contains("s3") && made.contains("number-2"))
        let own = "registry new --id own --server-name own.test seed=empty clock={\"start\":\"2026-02-01T00:00:00Z\"}"
        #expect(type("\(own) --json").contains("\"own.test\""))
        #expect(type("haproxy-map --backend one") == "own.test one\n")
        #expect(type("registry list").contains("own.test"))
        type("registry label own Ada's")
        let token = type("token new --registry own label=Ada --json")
        #expect(token.contains("mrt.own."))
        #expect(type("token list --registry own").contains("Ada"))
        let id = token.split(separator: "\"").last { $0.count == 8 && $0.allSatisfy(\.isHexDigit) } ?? ""
        #expect(type("token revoke \(id) --registry own").contains("opens nothing"))
        #expect(type("token list --registry own") == "(none)\n")
        #expect(type("registry new --id given --token true --json").contains("mrt.given."))
        #expect(type("registry show own").contains("Ada's"))
        #expect(type("registry show", .done, ["MOCK_REGISTRY_ID": "own"]).contains("Ada's"))
        #expect(type("registrar list --registry own") == "(none)\n")
        #expect(type("registry delete own") == "It is gone.\n")
        #expect(type("registry policies").contains("holder-delivered"))
        #expect(type("registry policy").contains("\"authInfo\" :"))
    }

    func aboutTime() {
        #expect(type("clock").contains("2026-01-01T00:00:00.0Z"))
        #expect(type("clock set 2026-01-02T00:00:00Z").contains("2026-01-02"))
        #expect(type("clock advance 1d").contains("2026-01-03"))
        #expect(type("clock speed 2.5").contains("2.5"))
        #expect(type("clock freeze").contains("isFrozen  yes"))
        #expect(type("clock set -- -1d").contains("2026-01-02"))
        #expect(type("due --limit 2").contains("pending.example"))
        #expect(type("transfer --state pending").contains("pending.example"))
    }

    func aboutObjects() throws {
        let seed = try file("seed.json", type("state"))
        #expect(type("snapshot first").contains("first"))
        #expect(type("snapshot list").contains("first"))
        type(
            "domain put new.example sponsor=alpha registrant=ALPHA-1 nameservers=ns1.alpha-1.example,ns2.alpha-1.example"
        )
        type("domain change new.example registrant=null authInfo=@\(try file("code", "sec ret-1\n"))")
        let shown = type("domain show new.example")
        #expect(shown.contains("sec ret-1") && shown.contains("ns1.alpha-1.example, ns2") && !shown.contains("ALPHA-1"))
        #expect(type("domain transferability new.example beta authInfo=sec~ret-1").contains("isPossible  yes"))
        type("domain transferability new.example beta authInfo=wrong", .refused)
        type("domain change new.example creation.months=24")
        type("domain decide new.example allocate")
        #expect(type("domain show new.example").contains("2028-01-02"))
        #expect(type("domain list --search new").contains("new.example"))
        type("domain delete new.example")
        type("host put ns9.alpha-1.example sponsor=alpha addresses=192.0.2.9")
        type("host change ns9.alpha-1.example addresses=192.0.2.8,2001:db8::8")
        #expect(type("host show ns9.alpha-1.example").contains("192.0.2.8, 2001:db8::8"))
        #expect(type("host list --search ns9").contains("ns9"))
        type("host delete ns9.alpha-1.example")
        type("contact put ALPHA-9 sponsor=alpha email=a@b.example int.name=Ada~Ash int.city=Ede int.country=NL")
        type("contact change ALPHA-9 int.city=@@home")
        #expect(type("contact show ALPHA-9").contains("@home") && type("contact list --search ada").contains("Ada Ash"))
        type("contact delete ALPHA-9")
        type("registrar put epsilon password=epsilon-Pass1 balance=5")
        type("registrar change epsilon suspended=false")
        #expect(type("registrar show epsilon").contains("balance   5") && type("registrar list").contains("epsilon"))
        let hello = try file("hello.xml", "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><hello/></epp>")
        #expect(type("registrar send epsilon \(hello)").contains("<greeting>"))
        type("registrar delete epsilon")
        #expect(type("registrar keys").contains("opk_alpha-demo"))
        type(
            "registry new --id open policy={\"offersMaintenances\":true,\"launch\":{\"isOffered\":true},\"organization\":{\"isOffered\":true}}"
        )
        let systems = "systems=[{\"name\":\"EPP\",\"impact\":\"full\"}]"
        type(
            "maintenance put m1 start=2026-02-01T00:00:00Z end=2026-02-02T00:00:00Z created=2026-01-01T00:00:00Z \(systems) --registry open"
        )
        type("maintenance change m1 description=disks --registry open")
        #expect(
            type("maintenance list --registry open").contains("disks")
                && type("maintenance show m1 --registry open").contains("disks")
        )
        type("maintenance delete m1 --registry open")
        type("application put A-1 phase=landrush domain.name=wanted.example domain.sponsor=alpha --registry open")
        type("application change A-1 status=allocated --registry open")
        #expect(
            type("application list --registry open").contains("allocated")
                && type("application show A-1 --registry open").contains("allocated")
                && type("domain show wanted.example --registry open").contains("A-1")
        )
        type("application delete A-1 --registry open")
        type("organization put seller sponsor=alpha roles=[{\"type\":\"reseller\"}] --registry open")
        type("organization change seller int.name=Seller --registry open")
        #expect(
            type("organization list --registry open").contains("Seller")
                && type("organization show seller --registry open").contains("reseller")
        )
        type("organization delete seller --registry open")
        try aboutMarks()
        #expect(type("message queue alpha Hello").contains("Hello"))
        let number = type("message --to alpha").split(separator: "\n").last?.split(separator: " ").first ?? ""
        type("message delete \(number)")
        type("snapshot restore first")
        type("snapshot delete first")
        type("state replace \(seed)")
        type("reset")
    }

    private func aboutMarks() throws {
        #expect(type("mark authority").contains("BEGIN CERTIFICATE"))
        #expect(type("mark sign alder id=1-65535").contains("BEGIN ENCODED SMD"))
        #expect(type("mark sign alder flaw=altered --form xml").contains("Altered alder"))
        type("mark revoke 1-65535")
        #expect(type("mark revocations").contains("1-65535,2026"))
        let head = "1,2026-01-01T00:00:00Z\n"
        let revocations = try file("smdrl.csv", "\(head)smd-id,insertion-datetime\n")
        type("mark replace-revocations \(revocations)")
        #expect(!type("mark revocations").contains("1-65535"))
        let label = "alder,2026010100/2/6/9/abc,2026-01-01T00:00:00Z\n"
        let labels = try file("dnl.csv", "\(head)DNL,lookup-key,insertion-datetime\n\(label)")
        type("mark replace-labels \(labels)")
        #expect(type("mark labels").contains("alder,2026010100"))
        #expect(type("mark notice 2026010100 2 6 9 abc").contains("<tmNotice:label>alder<"))
    }

    func aboutFaultsAndJournal() throws {
        for (words, part) in [
            ("slow domain:transfer request 2s once", "effect.delay.milliseconds  2000"),
            ("lossy 25% domain:create", "match.probability  0.25"), ("lost domain:renew twice", "remaining        2"),
            ("silent domain:info", "neverAnswer"), ("reset host:create", "beforeCommand"), ("2400 login", "2400"),
            ("gone for 5m --times 3", "2026-01-01T00:05:00.0Z"), ("limit 10 a second", "perSecond  10"),
            ("full 2", "sessions  2"), ("close at=beforeGreeting by=reset", "beforeGreeting"),
            ("style as=pretty,cdata domain:check", "pretty, cdata"), ("delay milliseconds=2s", "2000"),
            ("lost --registrar al* --name *.example --object domain --session 3", "match.session    3"),
            ("lost --occurrence 2 --probability 0.5 --id mine --extension rgp:restore --once", "rgp:restore"),
        ] { #expect(type("fault add \(words)").contains(part), "\(words)") }
        #expect(type("fault put mine 2306 domain:delete").contains("2306"))
        type("fault add --body \(try file("fault.json", "{\"effect\": {\"tarpit\": {\"milliseconds\": 1}}}"))")
        #expect(type("fault").contains("command=domain:transfer request"))
        type("fault remove mine")
        type("fault clear")
        type("fault add 2400 domain:info --registrar beta")
        let info = try file(
            "info.xml",
            """
            <epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command><info><info xmlns='urn:ietf:params:xml:ns:domain-1.0'>\
            <name>alpha-1.example</name></info></info><clTRID>MINE-1</clTRID></command></epp>
            """
        )
        #expect(type("registrar send alpha \(info)").contains("1000"))
        #expect(type("fault").contains("domain:info of alpha for alpha-1.example: the registrar is alpha, not beta"))
        type("registrar send beta \(info)", .refused)
        #expect(
            type("reserved-names switch off").contains("apply  no") && type("reserved-names").contains("reset.example")
        )
        let verdicts = type("journal --command domain:info --cltrid MINE-1 --at-least 2000")
        #expect(verdicts.split(separator: "\n").count == 1 && verdicts.contains("domain:info alpha-1.example 2400"))
        #expect(type("tail --after 0 --lines 1 --command domain:info --name alpha-*").contains("1000"))
        let line = type("tail --after 0 --lines 1 --json --code 2400")
        #expect(line.hasPrefix("{") && line.contains("\"code\" : 2400") && line.split(separator: "\n").count == 1)
        #expect(type("exercise list").contains("glue-first") && type("exercise show glue-first").contains("solution"))
        type("registry new exercise=glue-first --id task")
        #expect(type("exercise sheet --registry task").contains("hintsLeft  2"))
        #expect(type("exercise hint --registry task").contains("hintsLeft  1"))
        #expect(type("class new spring answer-lost Ada,Bo").contains("alpha-spring2"))
        let students = try file("students.txt", "Lovelace, Ada\r\nBo\n")
        #expect(type("class new autumn answer-lost @\(students)").contains("  Lovelace, Ada  autumn-1"))
        #expect(type("class new winter answer-lost @none.txt", .unreadable).isEmpty)
        #expect(type("class turn autumn student=Bo advance=1d").contains("autumn-2"))
        type("class turn autumn student=Cleo advance=1d", .refused)
        let sheets = folder.appending(path: "sheets.html").path
        type("class hand-outs autumn --out \(sheets)")
        let mode = try FileManager.default.attributesOfItem(atPath: sheets)[.posixPermissions] as? Int
        #expect(mode == 0o600, "passwords are their owner's to read")
        #expect(type("exercise certificate renew --registry autumn-1").contains("BEGIN CERTIFICATE"))
        #expect(type("exercise certificate --registry autumn-1").contains("PRIVATE KEY"))
        type("class end autumn")
        #expect(type("class list").contains("spring") && type("class show spring").contains("notSeen"))
        #expect(type("class turn spring advance=1d").contains("spring-1"))
        #expect(type("class hand-outs spring").contains("alpha-spring1"))
        #expect(type("class archive spring").contains("spring/spring-2.html"))
        type("class end spring")
        #expect(type("scorecard list").contains("first-steps"))
        let mine =
            #"{"name":"mine","title":"Mine","proves":"","steps":[{"id":"look","title":"L","rule":"x","expect":{"command":"hello"}}]}"#
        #expect(type("scorecard put mine --body \(try file("card.json", mine))").contains("Mine"))
        #expect(type("scorecard turn mine start registrar=alpha run=true --json").contains("\"run\""))
        let hello = try file("hello.xml", "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><hello/></epp>")
        type("registrar send alpha \(hello)")
        #expect(type("scorecard show mine --registrar alpha --json").contains("\"passed\" : 1"))
        #expect(type("scorecard report mine --format markdown").contains("| `look` | `L` | `passed` |"))
        #expect(type("scorecard forget mine").hasPrefix("It is forgotten"))
        let session = verdicts.split(separator: "#").last?.prefix { $0.isNumber } ?? ""
        #expect(type("journal dialogue \(session)").contains("info"))
        let claims = "assertions=[{\"name\":\"two\",\"match\":{\"command\":\"domain:info\"},\"count\":2}]"
        #expect(type("journal check \(claims)").contains("two   yes    2"))
        type("journal check \(claims.replacing("\"count\":2", with: "\"count\":3"))", .refused)
        #expect(type("journal check \(claims) --format junit").contains("<testsuite"))
        try reports(claims)
        webhooks()
        let shown = type("requirements --rfc 5731 --exercised yes --registrar alpha")
        #expect(shown.contains("RFC 5731 §3.1.2") && shown.contains("An info shows name"))
        type("journal clear")
        type("tail --after 0 --timeout 0.05", .disconnected)
        let client = try LoggedIn(registry)
        #expect(type("session").contains("alpha"))
        type("session end \(client.number(in: type("session")))")
    }

    func aboutHolders() throws {
        type("registry new --id pt --policy holder-delivered clock.start=2026-01-01T00:00:00Z clock.speed=0")
        let signedIn = type("holder sign-in ALPHA-1 password=@\(try file("pw", "ALPHA-1-Holder")) --registry pt")
        let token = signedIn.split(separator: "\n").first { $0.hasPrefix("token") }?.split(separator: " ").last ?? ""
        let session = "--registry pt --holder-session-file \(try file("token", String(token)))"
        let processes = type("holder processes \(session)").split(separator: "\n")
        let process = processes.first { $0.contains("alpha-1.example") }?.prefix { $0.isNumber } ?? ""
        #expect(type("holder code \(process) \(session)").contains("alpha-1.example"))
        #expect(type("outbox --registry pt").contains("alpha-1.example"))
        type("outbox clear --registry pt")
        type("contact change ALPHA-1 taxpayerNumber=123456789 --registry pt")
        try aboutTransfersOfHolders()
        type("holder recover 123456789 NL --registry pt")
        let mail = type("outbox --registry pt --json")
        let key = mail.split(separator: "/recover/").last?.prefix { $0.isLetter || $0.isNumber } ?? ""
        #expect(type("holder recovery \(key) --registry pt").contains("Anna"))
        #expect(type("holder password \(key) password=another-Pass1 --registry pt").contains("token"))
    }

    /// Two transfers of one holder: answered with the key of the mail, and in the holder's stead.
    private func aboutTransfersOfHolders() throws {
        type("registry new --id lu --policy lu clock.start=2026-01-01T00:00:00Z clock.speed=0")
        for (name, answer) in [("alpha-1.lu.example", "confirm"), ("thin.lu.example", "refuse")] {
            let xml = "<epp xmlns='\(Namespace.epp)'><command>\(Say.transfer(name, nil))</command></epp>"
            #expect(type("registrar send beta \(try file("\(name).xml", xml)) --registry lu").contains("1001"))
            if answer == "refuse" {
                type("domain answer \(name) refuse --registry lu")
                type("domain answer \(name) confirm --registry lu", .refused)
            } else {
                let key = type("outbox --registry lu --json").split(separator: "/holder/transfer/").last?.prefix {
                    $0.isHexDigit
                }
                #expect(type("holder transfer \(key ?? "") --registry lu").contains("pending"))
                #expect(type("holder answer \(key ?? "") confirm --registry lu").contains("serverApproved"))
                type("holder answer \(key ?? "") confirm --registry lu", .refused)
            }
        }
        #expect(type("domain show alpha-1.lu.example --registry lu").contains("beta"))
        #expect(type("domain show thin.lu.example --registry lu").contains("serverCancelled"))
    }

    private func webhooks() {
        let made = type("webhook add http://127.0.0.1:9/hook events=fault.acted,transfer.* registrar=alpha")
        #expect(made.contains("whsec_") && made.contains("fault.acted"))
        #expect(type("webhook").contains("http://127.0.0.1:9/hook") && !type("webhook").contains("whsec_"))
        #expect(type("webhook deliveries wh1") == "(none)\n")
        type("webhook remove wh1")
        #expect(type("webhook list") == "(none)\n")
        type("webhook add http://192.0.2.1/", .refused)
        #expect(complaint.contains("--webhook-host"))
    }

    /// A file appears whole, or not at all; what does not hold is no success.
    private func reports(_ claims: String) throws {
        let file = folder.appending(path: "report.html").path
        #expect(type("report title=Mine --format html --out \(file)") == "")
        #expect(try String(contentsOfFile: file, encoding: .utf8).hasSuffix("</html>"))
        #expect(type("report \(claims)").contains("| `two` | yes |"))
        type("report \(claims.replacing("2}", with: "9}")) --format junit --out \(file)", .refused)
        #expect(try String(contentsOfFile: file, encoding: .utf8).contains("failures=\"1\""))
        type("report --out \(folder.path)/none/report.md", .unwritable)
        #expect(complaint.contains("cannot write"))
        type("report --format pdf --out \(file).pdf", .refused)
        #expect(!FileManager.default.fileExists(atPath: file + ".pdf"))
        #expect(type("report --format har --kind received").contains("\"log\""))
    }
}
