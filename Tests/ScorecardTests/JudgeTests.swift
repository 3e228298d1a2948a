import Hosting
import JSON
import Journal
import Scorecards
import Session
import Testing

/// What a card says is judged as it says.
@Suite struct JudgeTests {
    /// The verdicts on alpha's steps when a card was watched while these lines were said.
    private static func verdicts(
        _ card: Scorecard,
        _ lines: [String],
        policy: String = "classic",
        isRun: Bool = false,
        stops: Bool = false
    ) throws -> [StepVerdict] {
        try LabRegistry.with(policy: policy) { registry in
            let client = ModelClient(registry)
            #expect(registry.bring(card) && registry.start(card, only: isRun ? "alpha" : nil, isRun: isRun))
            for line in lines {
                let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
                try client.play(parts[0], String(parts[1].dropFirst()))
            }
            let watch = try #require(registry.watch(by: card.name))
            if stops { watch.stop() }
            return watch.judge.progress(of: "alpha").steps.map(\.verdict)
        }
    }

    private static func card(_ steps: String...) throws -> Scorecard {
        try Scorecard(
            Array(
                "{\"name\":\"mine\",\"title\":\"\",\"proves\":\"\",\"steps\":[\(steps.joined(separator: ",").replacing("'", with: "\"").replacing("~", with: "'"))]}"
                    .utf8
            )
        )
    }

    private static let login = "alpha: login"
    private static let info = "alpha: info alpha-1.example"

    @Test func whatWasNotSeenIsNotPassed() throws {
        let card = try Self.card(
            Scorecard.step("a", "'expect':{'command':'domain:info'}"),
            Scorecard.step("b", "'never':{'command':'domain:check'}")
        )
        #expect(try Self.verdicts(card, [Self.login], stops: true) == [.notSeen, .notSeen])
        #expect(try Self.verdicts(card, [Self.login, Self.info]) == [.passed, .notSeen])
    }

    @Test func aForbiddenThingIsKeptUntilTheEnd() throws {
        let card = try Self.card(
            Scorecard.step("b", "'never':{'command':'domain:check','codes':[1000],'request':{'domain:name':'x*'}}")
        )
        let other = [Self.login, "alpha: check a.example"]
        #expect(try Self.verdicts(card, other) == [.kept])
        #expect(try Self.verdicts(card, other, stops: true) == [.passed])
        #expect(try Self.verdicts(card, other + ["alpha: check x.example"], stops: true) == [.failed])
    }

    @Test func aTryThatFailsCanBeMadeGood() throws {
        let card = try Self.card(Scorecard.step("a", "'expect':{'command':'domain:info'}"))
        #expect(try Self.verdicts(card, [Self.login, "alpha: info none.example"]) == [.failed])
        #expect(try Self.verdicts(card, [Self.login, "alpha: info none.example", Self.info]) == [.passed])
    }

    @Test func orderCounts() throws {
        let card = try Self.card(
            Scorecard.step("a", "'expect':{'command':'domain:check'}"),
            Scorecard.step("b", "'after':['a'],'expect':{'command':'domain:info'}"),
            Scorecard.step("c", "'before':'b','expect':{'command':'host:info'}")
        )
        let (check, host) = ("alpha: check a.example", "alpha: info host ns1.alpha-1.example")
        #expect(try Self.verdicts(card, [Self.login, host, check, Self.info]) == [.passed, .passed, .passed])
        #expect(try Self.verdicts(card, [Self.login, Self.info, check, host]) == [.passed, .failed, .passed])
        #expect(try Self.verdicts(card, [Self.login, Self.info, check, Self.info]) == [.passed, .passed, .notSeen])
        #expect(try Self.verdicts(card, [Self.login, Self.info]) == [.notSeen, .passed, .notSeen])
        #expect(try Self.verdicts(card, [Self.login, check, Self.info, host]) == [.passed, .passed, .failed])
    }

    @Test func timeCountsByTheClockOfTheRegistry() throws {
        let card = try Self.card(
            Scorecard.step("a", "'expect':{'command':'domain:check'}"),
            Scorecard.step("b", "'after':['a'],'within':'1d','expect':{'command':'domain:info'}"),
            Scorecard.step("c", "'after':['a'],'within':'1d','never':{'command':'host:info'}")
        )
        let start = [Self.login, "alpha: check a.example"]
        let host = "alpha: info host ns1.alpha-1.example"
        #expect(try Self.verdicts(card, start + [Self.info, host]) == [.passed, .passed, .failed])
        #expect(
            try Self.verdicts(card, start + ["clock: clock 2d", Self.info, host], stops: true) == [
                .passed, .failed, .passed,
            ]
        )
    }

    @Test func howOftenCounts() throws {
        let card = try Self.card(
            Scorecard.step("a", "'times':{'atLeast':2,'atMost':3},'expect':{'command':'domain:info'}")
        )
        for (count, verdict) in [(1, StepVerdict.notSeen), (2, .passed), (3, .passed), (4, .failed)] {
            let lines = [Self.login] + (0..<count).map { _ in Self.info }
            #expect(try Self.verdicts(card, lines) == [verdict])
        }
    }

    @Test func placesAreNamesOrPaths() throws {
        for (place, value, verdict) in [
            ("period", "'2'", StepVerdict.passed), ("domain:period", "2", .passed),
            ("domain:period/@unit", "'y'", .passed),
            ("domain:period[@unit='y']", "true", .passed), ("count(//domain:hostObj) = 1", "true", .passed),
            ("count(//domain:hostObj) = 2", "true", .notSeen), ("domain:pw", "''", .passed),
            ("domain:pw", "'?*'", .notSeen),
            ("domain:contact", "null", .passed), ("domain:period", "null", .notSeen),
            ("domain:hostObj", "{'atLeast':1,'atMost':1}", .passed), ("domain:hostObj", "{'atLeast':2}", .notSeen),
            ("clTRID", "'T-*'", .passed), ("secDNS:dsData", "null", .passed), ("unknown:thing", "true", .notSeen),
        ] {
            let request = "{\"\(place.replacing("'", with: "~"))\":\(value)}"
            let card = try Self.card(Scorecard.step("a", "'expect':{'command':'domain:create','request':\(request)}"))
            let create = "alpha: create ash.example --period 2y --ns ns1.alpha-1.example"
            #expect(try Self.verdicts(card, [Self.login, create]) == [verdict], "\(place) \(value)")
        }
    }

    @Test func answersCount() throws {
        let card = try Self.card(
            Scorecard.step("a", "'expect':{'command':'domain:info','answer':{'domain:clID':'$registrar'}}")
        )
        #expect(try Self.verdicts(card, [Self.login, Self.info]) == [.passed])
        #expect(
            try Self.verdicts(card, [Self.login, "alpha: info fresh.example --auth-code fresh-Auth"]) == [.notSeen]
        )
    }

    @Test func theStateIsThatBehindTheCommand() throws {
        let card = try Self.card(
            Scorecard.step(
                "a",
                "'calls':'d','expect':{'command':'domain:create','state':[{'domain':'$d','has':{'sponsor':'$registrar','nameservers':['ns1.alpha-1.example']}}]}"
            ),
            Scorecard.step("b", "'expect':{'command':'domain:delete','state':[{'domain':'$d','exists':false}]}"),
            Scorecard.step(
                "c",
                "'expect':{'command':'contact:create','state':[{'contact':'C-1','has':{'voice':null}}]}"
            ),
            Scorecard.step(
                "d",
                "'expect':{'command':'host:update','state':[{'host':'ns9.alpha-1.example'},{'host':'ns2.alpha-1.example','exists':false}]}"
            )
        )
        let lines = [
            Self.login, "alpha: create ash.example --ns ns1.alpha-1.example", "alpha: delete ash.example",
            "alpha: create contact C-1 --name C --city D --country NL --email c@d.example",
            "alpha: update host ns2.alpha-1.example --rename ns9.alpha-1.example",
        ]
        #expect(try Self.verdicts(card, lines) == [.passed, .passed, .passed, .passed])
        var other = lines
        other[1] = "alpha: create ash.example"
        other[4] = "alpha: update host ns2.alpha-1.example --address 192.0.2.1"
        #expect(try Self.verdicts(card, other) == [.failed, .passed, .passed, .failed])
    }

    @Test func othersAreJudgedApart() throws {
        let card = try Self.card(
            Scorecard.step("a", "'expect':{'command':'domain:info'}"),
            Scorecard.step("b", "'expect':{'by':'another','command':'domain:info'}")
        )
        #expect(
            try Self.verdicts(card, [Self.login, "beta: login", "beta: info beta-1.example"]) == [.notSeen, .passed]
        )
        #expect(try Self.verdicts(card, [Self.login, Self.info]) == [.passed, .notSeen])
    }

    @Test func whatIsSaidAgainIsSeen() throws {
        let card = try Self.card(
            Scorecard.step("a", "'never':{'command':'domain:*','repeats':'clTRID'}"),
            Scorecard.step("b", "'never':{'command':'domain:*','repeats':'secret'}"),
            Scorecard.step("c", "'never':{'command':'login','sessionsAbove':1}")
        )
        let update = "alpha: update alpha-1.example --auth-code same-Code1"
        #expect(try Self.verdicts(card, [Self.login, Self.info, update]) == [.kept, .kept, .kept])
        #expect(try Self.verdicts(card, [Self.login, Self.login, update, update]) == [.kept, .failed, .failed])
        #expect(
            try Self.verdicts(card, [Self.login, "\(Self.info) --cltrid A-1", "\(Self.info) --cltrid A-1"]) == [
                .failed, .kept, .kept,
            ]
        )
    }

    @Test func theOperatorActsWhereTheCardIsRun() throws {
        let fault = "{'fault':{'match':{'command':'domain:create'},'effect':{'result':{'code':2400}},'remaining':1}}"
        let card = try Self.card(
            Scorecard.step("a", "'act':[\(fault)],'expect':{'command':'domain:create','codes':[2400]}"),
            Scorecard.step(
                "b",
                "'after':['a'],'act':[{'advance':'30d'}],'expect':{'command':'domain:create','answer':{'domain:crDate':'2026-01-31*'}}"
            ),
            Scorecard.step(
                "c",
                "'after':['b'],'act':[{'message':'Hello'}],'expect':{'command':'poll:req','answer':{'epp:msg':'Hello'}}"
            )
        )
        let lines =
            [Self.login, "alpha: create ash.example", "alpha: create ash.example"]
            + (1...3).map { "alpha: poll ack \($0)" } + ["alpha: poll"]
        #expect(try Self.verdicts(card, lines, isRun: true).prefix(2) == [.passed, .passed])
        #expect(try Self.verdicts(card, lines).allSatisfy { $0 != .passed })
    }

    @Test func whatTheJournalNoLongerHasIsTold() throws {
        try LabRegistry.with { registry in
            let card = try Self.card(Scorecard.step("a", "'expect':{'command':'domain:info'}"))
            #expect(registry.bring(card) && registry.start(card, only: nil, isRun: false))
            let client = ModelClient(registry)
            try client.play("alpha", "login")
            for _ in 0..<2100 { try client.play("alpha", "hello") }
            try client.play("alpha", "info alpha-1.example")
            let judge = try #require(registry.watch(by: "mine")).judge
            // More than the journal holds went by, and every entry was read in time.
            #expect(judge.missed == 0 && judge.progress(of: "alpha").verdict == .passed)
            #expect(registry.server.journal?.dropped ?? 0 > 0)
            registry.server.journal?.removeAll()
            registry.reset()
            #expect(registry.watch(by: "mine")?.judge.progress(of: "alpha").verdict == .notSeen)
        }
    }

    @Test func entriesThatAreGoneAreCounted() throws {
        try LabRegistry.with { registry in
            let card = try Self.card(
                Scorecard.step("a", "'expect':{'command':'domain:info','state':[{'domain':'alpha-1.example'}]}")
            )
            #expect(registry.bring(card) && registry.start(card, only: nil, isRun: false))
            let client = ModelClient(registry)
            try client.play("alpha", "login")
            registry.server.journal?.removeAll()
            try client.play("alpha", "info alpha-1.example")
            let judge = try #require(registry.watch(by: "mine")).judge
            #expect(judge.missed > 0 && judge.progress(of: "alpha").verdict == .failed)
        }
    }
}
