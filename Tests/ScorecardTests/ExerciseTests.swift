import EmbeddedFiles
import Hosting
import JSON
import Scorecards
import Testing

/// Each exercise is solved by its solution, and by nothing less.
@Suite struct ExerciseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let exercise: String
        /// The step that is to fail.
        let step: String?
        var testDescription: String { "\(exercise) without \(step ?? "nothing")" }
    }

    private static let cases = Exercise.builtIn.flatMap { exercise in
        [Case(exercise: exercise.name, step: nil)]
            + exercise.card.steps.map { Case(exercise: exercise.name, step: $0.id) }
    }

    @Test func everyFolderIsAnExercise() throws {
        let folders = Set(EmbeddedFile.exercises.map { String($0.name.prefix { $0 != "/" }) })
        for folder in folders.sorted() {
            let files = Dictionary(uniqueKeysWithValues: EmbeddedFile.exercises.map { ($0.name, $0.bytes) })
            #expect(throws: Never.self, "\(folder)") { try Exercise(folder, files) }
            #expect(files.keys.count { $0.hasPrefix("\(folder)/") } == 5)
        }
        #expect(Exercise.builtIn.count == folders.count && folders.count >= 12)
        for exercise in Exercise.builtIn {
            #expect(
                exercise.story.hasPrefix("# \(exercise.card.title)\n") && exercise.hints.count >= 2,
                "\(exercise.name)"
            )
        }
    }

    @Test(arguments: cases) func isSolvedByAllOfItsSolution(_ one: Case) throws {
        let exercise = try #require(Exercise.named(one.exercise))
        let dialogue = try ModelDialogue(exercise.solution)
        try LabRegistry.with(exercise: exercise.name) { registry in
            let client = ModelClient(registry)
            try client.play(dialogue.lines(failing: one.step))
            let watch = try #require(registry.watch(by: exercise.name))
            watch.stop()
            let progress = watch.judge.progress(of: "alpha")
            let told =
                zip(exercise.card.steps, progress.steps).map { "\($0.id): \($1.verdict) \($1.came ?? "")" } + client.log
            #expect((progress.verdict == .passed) == (one.step == nil), "\(told.joined(separator: "\n"))")
            // What comes behind a step often needs it: a solution has no line to spare.
            let missing = zip(exercise.card.steps, progress.steps).filter { $0.1.verdict != .passed }.map(\.0.id)
            #expect(one.step.map(missing.contains) ?? true, "\(told.joined(separator: "\n"))")
        }
    }

    @Test func hintsAreToldOneByOneAndForgottenByAReset() throws {
        try LabRegistry.with(exercise: "glue-first") { registry in
            #expect(registry.hints == [])
            #expect(registry.tellHint() && registry.hints.count == 1)
            #expect(registry.tellHint() && !registry.tellHint() && registry.hints.count == 2)
            registry.reset()
            #expect(registry.hints == [] && registry.watch(by: "glue-first")?.isOver == false)
        }
    }
}
