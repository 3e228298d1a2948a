import Hosting
import JSON
import Registry
import Scorecards
import Testing

/// Steps that want one name hear of commands about it, however it is written, and all others of every command.
@Suite struct FiledStepsTests {
    @Test func aStepHearsOfItsOwnName() throws {
        let card = try Scorecard(
            steps: Scorecard.step("own", "'expect':{'command':'domain:check','name':'Oak.Example'}"),
            Scorecard.step("pattern", "'expect':{'command':'domain:check','name':'*.example'}"),
            Scorecard.step("other", "'expect':{'command':'domain:check','name':'elm.example'}"),
            Scorecard.step("any", "'expect':{'command':'domain:check'}"),
            Scorecard.step("never", "'never':{'command':'domain:check','name':'elm.example'}")
        )
        try LabRegistry.with { registry in
            #expect(registry.bring(card) && registry.start(card, only: "alpha", isRun: false))
            let client = ModelClient(registry)
            try client.play("alpha", "login")
            try client.play("alpha", "check ash.example OAK.example")
            let progress = try #require(registry.watch(by: card.name)).judge.progress(of: "alpha")
            #expect(progress.steps.map(\.verdict) == [.passed, .passed, .notSeen, .passed, .kept])
            try client.play("alpha", "check elm.example")
            let later = try #require(registry.watch(by: card.name)).judge.progress(of: "alpha")
            #expect(later.steps.map(\.verdict) == [.passed, .passed, .passed, .passed, .failed])
        }
    }
}
