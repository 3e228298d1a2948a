import Faults
import Hosting
import JSON
import Scorecards
import Session
import Testing

/// What went wrong on purpose is judged by what the client does next, whoever made it go wrong.
@Suite struct FaultJudgingTests {
    /// The verdicts on alpha's steps when a card was only watched; a line `fault: RULE` makes something go wrong.
    private static func verdicts(
        _ steps: String...,
        saying lines: [String],
        only: String? = nil,
        stops: Bool = false
    ) throws -> [StepVerdict] {
        try LabRegistry.with { registry in
            let text = "{'name':'mine','title':'Mine','proves':'','steps':[\(steps.joined(separator: ","))]}"
            let card = try Scorecard(Array(text.replacing("'", with: "\"").utf8))
            #expect(registry.bring(card) && registry.start(card, only: only, isRun: false))
            let client = ModelClient(registry)
            for line in lines {
                let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
                let words = String(parts[1].dropFirst())
                if parts[0] == "fault" {
                    _ = try registry.add(FaultRule.read(Array(words.replacing("'", with: "\"").utf8)))
                } else {
                    try client.play(parts[0], words)
                }
            }
            let watch = try #require(registry.watch(by: "mine"))
            if stops { watch.stop() }
            return watch.judge.progress(of: "alpha").steps.map(\.verdict)
        }
    }

    private static let login = "alpha: login"
    private static let lost = Scorecard.step(
        "a",
        "'follows':{'command':'domain:create','answerIsLost':true},'expect':{'command':'domain:info'}"
    )
    private static let never = Scorecard.step(
        "b",
        "'follows':{'command':'domain:create','answerIsLost':true},'never':{'command':'domain:create'}"
    )

    @Test(arguments: [
        ("ash", StepVerdict.notSeen), ("slow-answer", .notSeen), ("dripping-answer", .notSeen),
        ("wrong-cltrid", .notSeen), ("command-failed", .notSeen), ("answer-lost", .passed),
        ("never-answers", .passed), ("garbage-answer", .passed), ("truncated-answer", .passed),
        ("wrong-length", .passed),
    ])
    func aLostAnswerIsToldFromOneThatArrived(_ name: String, _ verdict: StepVerdict) throws {
        let create = "alpha: create \(name).example --registrant ALPHA-1"
        let lines = [Self.login, create, Self.login, "alpha: info \(name).example"]
        let isLost = verdict == .passed
        #expect(
            try Self.verdicts(Self.lost, Self.never, saying: lines, stops: true) == [
                verdict, isLost ? .passed : .notSeen,
            ]
        )
        let again = [Self.login, create, Self.login, create]
        #expect(
            try Self.verdicts(Self.lost, Self.never, saying: again, stops: true)
                == (isLost ? [.failed, .failed] : [.notSeen, .notSeen])
        )
    }

    @Test func whatWentWrongIsKnownByItsName() throws {
        let step = Scorecard.step(
            "a",
            "'follows':{'command':'contact:check','fault':'delay'},'never':{'command':'contact:check'}"
        )
        let check = "alpha: check contact ALPHA-1"
        let slow = "fault: {'match':{'command':'contact:check'},'effect':{'delay':{'milliseconds':1}},'remaining':1}"
        let other = "fault: {'match':{'command':'contact:check'},'effect':{'unknownExtension':{}},'remaining':1}"
        #expect(try Self.verdicts(step, saying: [Self.login, check, check], stops: true) == [.notSeen])
        #expect(try Self.verdicts(step, saying: [Self.login, other, check, check], stops: true) == [.notSeen])
        #expect(try Self.verdicts(step, saying: [Self.login, slow, check], stops: true) == [.passed])
        #expect(try Self.verdicts(step, saying: [Self.login, slow, check, check], stops: true) == [.failed])
    }

    /// A greeting that comes late is not the answer to the command before it.
    @Test func aSpoiltGreetingIsNoCommandsAnswer() throws {
        let step = Scorecard.step(
            "a",
            "'follows':{'command':'contact:check','fault':'delay'},'never':{'command':'contact:check'}"
        )
        let check = "alpha: check contact ALPHA-1"
        let slow = "fault: {'match':{'command':'hello'},'effect':{'delay':{'milliseconds':1}},'remaining':1}"
        let lines = [Self.login, check, slow, "alpha: hello", check]
        #expect(try Self.verdicts(step, saying: lines, stops: true) == [.notSeen])
    }

    @Test func whoTriesAgainHasToWait() throws {
        let step = Scorecard.step(
            "a",
            "'follows':{'command':'host:create','codes':[2400]},'earliest':'1h','expect':{'command':'host:create'}"
        )
        let fault = "fault: {'match':{'command':'host:create'},'effect':{'result':{'code':2400}},'remaining':1}"
        let create = "alpha: create host ns1.cedar.net"
        #expect(try Self.verdicts(step, saying: [Self.login, fault, create, create]) == [.failed])
        #expect(try Self.verdicts(step, saying: [Self.login, fault, create, "clock: clock 59m", create]) == [.failed])
        #expect(try Self.verdicts(step, saying: [Self.login, fault, create, "clock: clock 1h", create]) == [.passed])
    }

    /// Nobody knows whose connection it is before the login.
    @Test func handshakesAreJudgedWhereACardIsOneRegistrars() throws {
        let step = Scorecard.step(
            "a",
            "'follows':{'command':'handshake','fault':'newCertificate'},'expect':{'command':'login'}"
        )
        let fault = "fault: {'effect':{'newCertificate':{}},'remaining':1}"
        #expect(try Self.verdicts(step, saying: [fault, Self.login], only: "alpha") == [.passed])
        #expect(try Self.verdicts(step, saying: [fault, Self.login]) == [.notSeen])
        #expect(try Self.verdicts(step, saying: [fault, "alpha: refuse", Self.login], only: "alpha") == [.failed])
        // A session that was there before goes on, which says nothing of the new connection.
        let lines = [Self.login, fault, "alpha: refuse"]
        #expect(try Self.verdicts(step, saying: lines + ["alpha: check a.example"], only: "alpha") == [.failed])
    }

    @Test func anotherSessionIsNotTheSequelOfOneThatWasEnded() throws {
        let step = Scorecard.step(
            "a",
            "'follows':{'command':'host:info','codes':[2500]},'expect':{'command':'login'}"
        )
        let fault = "fault: {'match':{'command':'host:info'},'effect':{'result':{'code':2500}},'remaining':1}"
        let lines = [Self.login, fault, "alpha: info host ns1.alpha-1.example"]
        #expect(try Self.verdicts(step, saying: lines + [Self.login]) == [.passed])
        let second = ["alpha2: login"] + lines + ["alpha2: check a.example"]
        #expect(try Self.verdicts(step, saying: second) == [.notSeen])
        #expect(try Self.verdicts(step, saying: second + [Self.login]) == [.passed])
    }

    /// A session in which something went wrong is still open.
    @Test func sessionsAreCountedWhateverGoesWrongInThem() throws {
        let step = Scorecard.step("a", "'never':{'command':'login','sessionsAbove':1}")
        let fault = "fault: {'match':{'command':'domain:check'},'effect':{'result':{'code':2400}},'remaining':1}"
        let lines = [Self.login, fault, "alpha: check a.example"]
        #expect(try Self.verdicts(step, saying: lines, stops: true) == [.passed])
        #expect(try Self.verdicts(step, saying: lines + [Self.login], stops: true) == [.failed])
    }

    /// The end of a connection, or of a call, is no command.
    @Test func anyCommandMeansCommands() throws {
        let step = Scorecard.step("a", "'never':{'command':'*','request':{'domain:name':null}}")
        let lines = ["alpha: opusdns GET /v1/domains/locked.example"]
        #expect(try Self.verdicts(step, saying: lines, stops: true) == [.failed], "its login")
        let other = Scorecard.step("a", "'never':{'command':'c*','request':{'domain:name':null}}")
        #expect(try Self.verdicts(other, saying: lines, stops: true) == [.failed], "the call")
        let named = Scorecard.step("a", "'times':{'atLeast':1,'atMost':2},'expect':{'command':'*'}")
        #expect(try Self.verdicts(named, saying: lines, stops: true) == [.passed], "login and info, and no call")
    }

    /// What a registrar's interface does inside the process is no client's manner.
    @Test func aCallOverHTTPIsNoHangUp() throws {
        let steps = [
            Scorecard.step("a", "'never':{'command':'closed'}"),
            Scorecard.step(
                "b",
                "'expect':{'command':'call','via':'GET /opusdns/*','name':'locked.example','commands':['domain:info']}"
            ),
            Scorecard.step("c", "'expect':{'command':'domain:info','via':'GET /opusdns/v1/domains/locked.example'}"),
            Scorecard.step("d", "'expect':{'command':'domain:info','via':'PATCH *'}"),
            Scorecard.step("e", "'expect':{'by':'operator','via':'PATCH domains/*','name':'thin.example'}"),
        ]
        let lines = [
            Self.login, "alpha: opusdns GET /v1/domains/locked.example",
            "alpha: desk PATCH /domains/thin.example {'authInfo': 'other-Auth-1'}", "alpha: logout",
        ]
        #expect(
            try Self.verdicts(steps[0], steps[1], steps[2], steps[3], steps[4], saying: lines, stops: true)
                == [.passed, .passed, .passed, .notSeen, .passed]
        )
    }
}
