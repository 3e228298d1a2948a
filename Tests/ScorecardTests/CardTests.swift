import Hosting
import Scorecards
import Testing

/// Each card of the program is passed by its model client, and each of its steps is failed, alone, by another.
@Suite struct CardTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let card: String
        /// The step that is to fail.
        let step: String?
        var testDescription: String { "\(card) without \(step ?? "nothing")" }
    }

    private static let cases = Scorecard.builtIn.flatMap { card in
        [Case(card: card.name, step: nil)] + card.steps.map { Case(card: card.name, step: $0.id) }
    }

    @Test(arguments: cases) func aStepThatIsNotDoneFailsAlone(_ one: Case) throws {
        let dialogue = try ModelDialogue(of: one.card)
        try LabRegistry.with(card: one.card) { registry in
            let card = try #require(registry.card(named: one.card))
            #expect(registry.start(card, only: "alpha", isRun: true))
            let client = ModelClient(registry)
            try client.play(dialogue.lines(failing: one.step))
            let watch = try #require(registry.watch(by: one.card))
            watch.stop()
            let progress = watch.judge.progress(of: "alpha")
            let missing = zip(card.steps, progress.steps).filter { $0.1.verdict != .passed }
            let told = missing.map { "\($0.0.id): \($0.1.verdict) \($0.1.came ?? "")" } + client.log
            #expect(missing.map(\.0.id) == [one.step].compactMap(\.self), "\(told.joined(separator: "\n"))")
            #expect((progress.verdict == .passed) == (one.step == nil))
            #expect(watch.judge.missed == 0)
        }
    }

    @Test func everyCardHasItsModelClient() throws {
        #expect(Scorecard.builtIn.count >= 12)
        for card in Scorecard.builtIn {
            let steps = Set(card.steps.map(\.id))
            let lines = try ModelDialogue(of: card.name).lines
            #expect(lines.allSatisfy { steps.contains($0.step) || $0.step == "also" }, "\(card.name)")
        }
    }
}
