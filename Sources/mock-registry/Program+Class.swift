import Hosting
import MockRegistry
import TLS

/// A server that starts with a class.
extension Program {
    /// Opens the class, or goes on with the one that was kept; gives what the trainer is told.
    static func open(_ choice: ClassChoice, in registry: MockRegistry) throws(SetupError) -> String {
        let kept = registry.trainingClass(named: choice.id)
        let lesson: TrainingClass
        if let kept { lesson = kept } else { lesson = try registry.open(choice.plan) }
        if let file = choice.handOutFile { try write(registry.handOuts(of: lesson), to: file) }
        return text(lesson, in: registry, isKept: kept != nil, choice)
    }

    /// Who may read a page with everybody's password: its owner alone.
    private static func write(_ page: [UInt8], to file: String) throws(SetupError) {
        do throws(TLSError) {
            try FileSystem.write(String(decoding: page, as: UTF8.self), to: file, mode: 0o600)
        } catch {
            throw SetupError(.cannotCreate, "The file \(file) cannot be written: \(error).")
        }
    }

    private static func text(
        _ lesson: TrainingClass,
        in registry: MockRegistry,
        isKept: Bool,
        _ choice: ClassChoice
    ) -> String {
        let count = lesson.students.count
        var lines = [
            "class \(lesson.id): \(count) \(count == 1 ? "student" : "students"), exercise \(lesson.exerciseName)"
                + (isKept ? ", as it was kept" : "")
        ]
        if let console = registry.consoleAddress {
            lines.append("the trainer's page: \(console)/r/default/classes/\(lesson.id)")
        }
        if let file = choice.handOutFile { lines.append("hand-outs, with passwords: \(file)") }
        return lines.map { "  \($0)\n" }.joined()
    }
}
