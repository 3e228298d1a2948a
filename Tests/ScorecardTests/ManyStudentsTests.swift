import Hosting
import JSON
import Network
import Scorecards
import Testing

/// Two hundred students at once: each is judged by what he has done himself, and judging costs little.
@Suite(.serialized) struct ManyStudentsTests {
    private static let students = 200
    private static let exercise = "glue-first"

    /// Everybody does what a solution says, a line at a time and in turn; every second leaves a step out.
    private static func play(_ clients: [ModelClient], rounds: Int) throws -> Duration {
        let dialogue = try ModelDialogue(try #require(Exercise.named(exercise)).solution)
        let start = Monotonic.now()
        for (number, client) in clients.enumerated() {
            try client.play(dialogue.lines(failing: number % 2 == 0 ? nil : "move"))
            for _ in 0..<rounds { try client.play("alpha", "info shop.example") }
        }
        return Monotonic.now() - start
    }

    @Test func everybodyIsJudgedAloneAndCheaply() throws {
        try LabRegistry.withMany(exercise: Self.exercise, Self.students) { registries in
            let judged = try Self.play(registries.map(ModelClient.init), rounds: 20)
            for (number, registry) in registries.enumerated() {
                let watch = try #require(registry.watch(by: Self.exercise))
                let progress = watch.judge.progress(of: Exercise.registrar)
                #expect(watch.judge.registrars.count == 1 && watch.judge.missed == 0)
                #expect((progress.verdict == .passed) == (number % 2 == 0), "student \(number)")
                registry.dropCard(Self.exercise)
                registry.reset()
            }
            let plain = try Self.play(registries.map(ModelClient.init), rounds: 20)
            let ratio = judged / plain
            print("two hundred students: \(judged) with cards, \(plain) without, \(ratio) times the cost")
            // In an optimized build on a quiet machine less than 1.5.
            #expect(ratio < 3)
        }
    }
}
