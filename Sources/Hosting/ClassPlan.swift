import JSON
import Scorecards

/// How a class is to be.
package struct ClassPlan: Sendable, Decodable {
    /// How students come to their registries.
    package enum Reach: String, Sendable, Codable, CaseIterable { case suffix, port }

    package let id: String
    package let exercise: String
    package let students: [String]
    package var reach: Reach?
    /// Whether each student has a certificate of his own, without which nobody gets in where one is shown or demanded.
    package var certificates: Bool?

    private enum Field: String, CodingKey { case id, exercise, students, reach, certificates }

    package init(from decoder: any Decoder) throws {
        let path = JSONPath(decoder.codingPath)
        let fields = try decoder.container(keyedBy: Field.self)
        id = try fields.decode(String.self, forKey: .id)
        exercise = try fields.decode(String.self, forKey: .exercise)
        students = try fields.decode([String].self, forKey: .students)
        reach = try fields.decodeIfPresent(Reach.self, forKey: .reach)
        certificates = try fields.decodeIfPresent(Bool.self, forKey: .certificates)
        do throws(JSONFault) { try check() } catch { throw error.below(path) }
    }

    /// The same, said by a program.
    package init(id: String, exercise: String, students: [String]) throws(JSONFault) {
        (self.id, self.exercise, self.students) = (id, exercise, students)
        try check()
    }

    private func check() throws(JSONFault) {
        try Self.check(id: id, exercise: exercise, at: JSONPath())
        guard (1...TrainingClass.mostStudents).contains(students.count) else {
            throw JSONFault("a class has 1 to \(TrainingClass.mostStudents) students", at: JSONPath()["students"])
        }
        for (index, student) in students.enumerated() {
            try Self.check(student: student, at: JSONPath()["students"][index])
        }
    }

    /// Refuses what is no name of a class, or of an exercise that there is.
    static func check(id: String, exercise: String, at path: JSONPath) throws(JSONFault) {
        guard Scorecard.isName(id), id.utf8.count <= 48 else {
            throw JSONFault("a name is 1 to 48 small letters, digits and hyphens", at: path["id"])
        }
        guard Exercise.named(exercise) != nil else {
            throw JSONFault.noValue(exercise, of: Exercise.builtIn.map(\.name), at: path["exercise"])
        }
    }

    /// Refuses what cannot stand in a heading.
    static func check(student: String, at path: JSONPath) throws(JSONFault) {
        do throws(JSONFault) { try RegistryPlan.check(label: student) } catch {
            throw JSONFault("a student's name is a line of 1 to 64 characters", at: path)
        }
    }
}
