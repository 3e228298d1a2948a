import Hosting
import JSON
import MockRegistry

/// The class that the server is to start with, as the command line says it.
struct ClassChoice: Sendable, Equatable {
    var id = "class"
    var studentFile: String?
    var exercise: String?
    var reach: ClassPlan.Reach?
    var handOutFile: String?
    var hasCertificates = false

    /// The options that are its own.
    static let options: Set<String> = [
        "class-id", "students", "exercise", "class-reach", "class-certificates", "hand-outs",
    ]

    /// What is to be opened; the students' file is read.
    var plan: ClassPlan {
        get throws(SetupError) {
            guard let exercise else { throw Self.missing("exercise NAME") }
            guard let studentFile else { throw Self.missing("students FILE") }
            let names = try Self.students(in: studentFile)
            do throws(JSONFault) {
                var plan = try ClassPlan(id: id, exercise: exercise, students: names)
                (plan.reach, plan.certificates) = (reach, hasCertificates)
                return plan
            } catch {
                throw SetupError(.usage, "The class cannot be so: \(error.path): \(error.sentence).")
            }
        }
    }

    private static func students(in file: String) throws(SetupError) -> [String] {
        let text = try Files.read(file)
        do throws(StudentList.Fault) { return try StudentList(text).names } catch {
            throw SetupError(.badData, "\(file):\(error.line): \(error.sentence).")
        }
    }

    private static func missing(_ option: String) -> SetupError {
        SetupError(
            .usage,
            "--\(option) is missing: mock-registry class --students FILE --exercise NAME starts a server with a class;"
                + " mock-registry class help tells the commands for one that runs."
        )
    }
}
