import ControlAPI
import Hosting
import JSON

/// Classes that the program opens by itself.
extension MockRegistry {
    /// The class of this name, if it is there: one that was kept goes on.
    package func trainingClass(named id: String) -> TrainingClass? { registries.trainingClass(named: id) }

    /// Opens a class.
    package func open(_ plan: ClassPlan) throws(SetupError) -> TrainingClass {
        do throws(JSONFault) { return try registries.open(plan) } catch {
            throw SetupError(.badData, "The class \"\(plan.id)\" cannot be opened: \(error.sentence).")
        }
    }

    /// The page with a sheet for each student of a class, passwords and tokens included.
    package func handOuts(of lesson: TrainingClass) -> [UInt8] {
        HandOuts(
            lesson: lesson,
            students: lesson.students,
            host: registries.reachedAt,
            console: consoleAddress,
            version: version
        ).bytes
    }

    /// How the addresses of the console's pages begin; nil where there is none.
    package var consoleAddress: String? {
        guard hasConsole, let controlAddress else { return nil }
        // An address that means "all" is none that a browser could open.
        for all in ["//0.0.0.0:", "//[::]:"] where controlAddress.contains(all) {
            let name = ["0.0.0.0", "::"].contains(registries.reachedAt) ? "127.0.0.1" : registries.reachedAt
            return controlAddress.replacing(all, with: "//\(name):")
        }
        return controlAddress
    }
}
