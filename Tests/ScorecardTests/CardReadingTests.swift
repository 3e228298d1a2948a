import Hosting
import JSON
import Registry
import Scorecards
import Testing

/// A card is read strictly: what is wrong is told with its place.
@Suite struct CardReadingTests {
    private static let step = #"{"id":"a","title":"A","rule":"RFC 5730","expect":{"command":"login"}}"#

    private static func card(_ steps: String...) -> [UInt8] {
        Array(
            "{\"name\":\"mine\",\"title\":\"Mine\",\"proves\":\"\",\n\"steps\":[\(steps.joined(separator: ",\n"))]}"
                .utf8
        )
    }

    @Test func aCardIsRead() throws {
        let card = try Scorecard(Self.card(Self.step))
        #expect(card.name == "mine" && card.steps.count == 1)
    }

    @Test(arguments: [
        (#"{"id":"a","title":"A","rule":"x"}"#, "steps[0]"),
        (#"{"id":"a","title":"A","rule":"x","expect":{"comand":"login"}}"#, "steps[0].expect.comand"),
        (#"{"id":"a","title":"A","rule":"x","expect":{},"never":{}}"#, "steps[0]"),
        (#"{"id":"a","title":"A","rule":"x","expect":{"codes":[1234]}}"#, "steps[0].expect.codes[0]"),
        (#"{"id":"a","title":"A","rule":"x","expect":{"request":{"//[":true}}}"#, "steps[0].expect.request.//["),
        (#"{"id":"a","title":"A","rule":"x","expect":{"request":{"pw":[]}}}"#, "steps[0].expect.request.pw"),
        (
            #"{"id":"a","title":"A","rule":"x","expect":{"request":{"pw":{"atLeast":3,"atMost":1}}}}"#,
            "steps[0].expect.request.pw"
        ),
        (
            #"{"id":"a","title":"A","rule":"x","expect":{"state":[{"domain":"a","host":"b"}]}}"#,
            "steps[0].expect.state[0]"
        ),
        (
            #"{"id":"a","title":"A","rule":"x","expect":{"state":[{"domain":"a","exists":false,"has":{}}]}}"#,
            "steps[0].expect.state[0].has"
        ),
        (#"{"id":"a","title":"A","rule":"x","expect":{},"after":["b"]}"#, "steps[0].after"),
        (#"{"id":"a","title":"A","rule":"x","expect":{},"after":["a"]}"#, "steps[0].after"),
        (#"{"id":"a","title":"A","rule":"x","expect":{},"within":"1d"}"#, "steps[0].within"),
        (#"{"id":"a","title":"A","rule":"x","expect":{},"times":{"atLeast":2,"atMost":1}}"#, "steps[0].times"),
        (#"{"id":"a","title":"A","rule":"x","never":{},"calls":"a"}"#, "steps[0].calls"),
        (#"{"id":"a","title":"A","rule":"x","expect":{},"follows":{},"times":{}}"#, "steps[0].times"),
        (#"{"id":"a","title":"A","rule":"x","expect":{"unread":"1d"}}"#, "steps[0].expect.unread"),
        (#"{"id":"a","title":"A","rule":"x","expect":{},"earliest":"1s"}"#, "steps[0].earliest"),
        (#"{"id":"a","title":"A","rule":"x","never":{},"follows":{},"earliest":"1s"}"#, "steps[0].earliest"),
        (#"{"id":"a","title":"A","rule":"x","expect":{"answerIsLost":true}}"#, "steps[0].expect.answerIsLost"),
        (#"{"id":"a","title":"A","rule":"x","never":{"fault":"delay"}}"#, "steps[0].never.fault"),
        (#"{"id":"a","title":"A","rule":"x","expect":{"commands":["domain:info"]}}"#, "steps[0].expect.commands"),
        (#"{"id":"a","title":"A","rule":"x","expect":{"by":"operator","command":"login"}}"#, "steps[0].expect.command"),
        (#"{"id":"A B","title":"A","rule":"x","expect":{}}"#, "steps[0].id"),
        (#"{"id":"a","title":"A","rule":"x","expect":{},"act":[{}]}"#, "steps[0].act[0]"),
        (#"{"id":"a","title":"A","rule":"x","expect":{},"act":[{"advance":"-1d"}]}"#, "steps[0].act[0].advance"),
        (
            #"{"id":"a","title":"A","rule":"x","expect":{},"act":[{"fault":{"effect":{"slow":{}}}}]}"#,
            "steps[0].act[0].fault.effect.slow.bytesPerWrite"
        ),
    ])
    func whatIsWrongIsToldWithItsPlace(_ step: String, _ path: String) throws {
        let fault = #expect(throws: JSONFault.self) { try Scorecard(Self.card(step)) }
        #expect(fault?.field.description == path, "\(String(describing: fault))")
    }

    @Test func aRegistryIsAnObjectAndHasThePolicyInIt() {
        for (fields, path) in [
            (#""policy":"tac","registry":{},"#, "policy"),
            (#""registry":{"policy":{"basis":"none"}},"#, "registry.policy.basis"),
            (#""registry":"tac","#, "registry"), (#""registry":{"clock":{"spede":1}},"#, "registry.clock.spede"),
        ] {
            let text = #"{"name":"mine","title":"Mine","proves":"",\#(fields)"steps":[\#(Self.step)]}"#
            let fault = #expect(throws: JSONFault.self) { try RegistryPlan(of: Scorecard(Array(text.utf8))) }
            #expect(fault?.field.description == path, "\(fields) \(String(describing: fault))")
        }
    }

    /// As it says in `POST /registries`.
    @Test func aRegistryIsMadeForACard() throws {
        let plan = try RegistryPlan(Array(#"{"card":"launch","label":"OT&E"}"#.utf8))
        #expect(plan.label == "OT&E" && plan.clock.start != nil)
        guard case .whole(let policy) = plan.policy else { return #expect(Bool(false)) }
        #expect(policy.launch.phases.count == 4)
        guard case .named("tac") = try RegistryPlan(Array(#"{"card":"tac"}"#.utf8)).policy else {
            return #expect(Bool(false))
        }
        for (text, path) in [(#"{"card":"none"}"#, "card"), (#"{"card":"tac","exercise":"glue-first"}"#, "card")] {
            let fault = #expect(throws: JSONFault.self) { try RegistryPlan(Array(text.utf8)) }
            #expect(fault?.path.description == path)
        }
    }

    @Test func identifiersAreThereOnce() {
        let fault = #expect(throws: JSONFault.self) { try Scorecard(Self.card(Self.step, Self.step)) }
        #expect(fault?.path.description == "steps[1].id")
    }

    @Test func theCardsOfTheProgramAreWhole() throws {
        #expect(Scorecard.builtIn.count == EmbeddedCards.count)
        for card in Scorecard.builtIn {
            #expect(throws: Never.self) { try RegistryPlan(of: card) }
            #expect(
                !card.sources.isEmpty && card.steps.allSatisfy { !$0.from.isEmpty && $0.rule.hasPrefix("RFC ") },
                "\(card.name)"
            )
        }
    }
}
