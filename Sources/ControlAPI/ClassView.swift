import Hosting
import JSON
import Scorecards
import Session

/// A class as its trainer sees it, as JSON: who is where.
struct ClassView: Encodable {
    let id: String
    let exercise: String
    let title: String
    let students: [StudentView]

    init(_ lesson: TrainingClass) {
        (id, exercise, title) = (lesson.id, lesson.exercise.name, lesson.exercise.card.title)
        students = lesson.students.map { StudentView($0, lesson.exercise) }
    }

    /// A student, and how far.
    struct StudentView: Encodable {
        let name: String
        let registry: String
        let registrar: String
        let port: Int
        let verdict: StepVerdict
        let passed: Int
        let steps: Int
        /// By step.
        let verdicts: [String: StepVerdict]
        let hints: Int
        let sessions: Int
        let clock: ClockView

        init(_ student: TrainingClass.Student, _ exercise: Exercise) {
            let registry = student.registry
            (name, self.registry) = (student.name, registry.id)
            (registrar, port) = (registry.studentAccount, registry.port)
            let progress = registry.watch(by: exercise.name)?.judge.progress(of: Exercise.registrar)
            let results = progress?.steps ?? exercise.card.steps.map { _ in StepProgress() }
            verdict = progress?.verdict ?? .notSeen
            passed = results.count { $0.verdict == .passed }
            steps = results.count
            verdicts = Dictionary(uniqueKeysWithValues: zip(exercise.card.steps.map(\.id), results.map(\.verdict)))
            hints = registry.hints.count
            sessions = registry.server.live.all.count
            clock = ClockView(registry.clock)
        }
    }
}
