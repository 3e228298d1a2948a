import JSON
import Scorecards

/// A class as a file keeps it: who is in it and where; all else is its registries', which are kept beside it.
package struct KeptClass: Sendable, Codable {
    package let id: String
    let exercise: String
    let students: [Student]

    struct Student: Sendable, Codable {
        let name: String
        /// The identifier of the student's registry.
        let registry: String
    }

    init(_ lesson: TrainingClass) {
        (id, exercise) = (lesson.id, lesson.exercise.name)
        students = lesson.students.map { Student(name: $0.name, registry: $0.registry.id) }
    }

    /// Throws at what could be no class, among registries of these identifiers.
    func check(among registries: Set<String>, at path: JSONPath) throws(JSONFault) {
        try ClassPlan.check(id: id, exercise: exercise, at: path)
        guard students.count <= TrainingClass.mostStudents else {
            throw JSONFault("a class has at most \(TrainingClass.mostStudents) students", at: path["students"])
        }
        for (index, student) in students.enumerated() {
            let path = path["students"][index]
            try ClassPlan.check(student: student.name, at: path["name"])
            guard registries.contains(student.registry) else {
                throw JSONFault("there is no registry \"\(student.registry)\"", at: path["registry"])
            }
        }
    }
}
