import Crypto
import JSON
import Locks
import Registry
import Scorecards
import Seed
import Session

/// People who do an exercise at the same time, each in a registry of their own.
package struct TrainingClass: Sendable {
    package let id: String
    package let exercise: Exercise
    package let students: [Student]

    /// Who learns, and with what: secrets included, as hand-outs have them.
    package struct Student: Sendable {
        package let name: String
        package let registry: RegistryInstance
        /// Of the registrar whose part the student has.
        package let password: String
        /// Opens the student's registry alone.
        package let token: String?
    }

    /// More in one class are refused.
    package static let mostStudents = 500
}

/// How a class is to be.
package struct ClassPlan: Sendable, Decodable {
    /// How students come to their registries.
    package enum Reach: String, Sendable, Codable, CaseIterable { case suffix, port }

    package let id: String
    package let exercise: String
    package let students: [String]
    package var reach: Reach?

    private enum Field: String, CodingKey { case id, exercise, students, reach }

    package init(from decoder: any Decoder) throws {
        let path = JSONPath(decoder.codingPath)
        let fields = try decoder.container(keyedBy: Field.self)
        id = try fields.decode(String.self, forKey: .id)
        exercise = try fields.decode(String.self, forKey: .exercise)
        students = try fields.decode([String].self, forKey: .students)
        reach = try fields.decodeIfPresent(Reach.self, forKey: .reach)
        guard Scorecard.isName(id), id.utf8.count <= 48 else {
            throw JSONFault("a name is 1 to 48 small letters, digits and hyphens", at: path["id"])
        }
        guard Exercise.named(exercise) != nil else {
            throw JSONFault.noValue(exercise, of: Exercise.builtIn.map(\.name), at: path["exercise"])
        }
        guard (1...TrainingClass.mostStudents).contains(students.count) else {
            throw JSONFault("a class has 1 to \(TrainingClass.mostStudents) students", at: path["students"])
        }
        for (index, student) in students.enumerated() {
            do throws(JSONFault) { try RegistryPlan.check(label: student) } catch {
                throw JSONFault("a student's name is a line of 1 to 64 characters", at: path["students"][index])
            }
        }
    }
}

extension RegistryHost {
    /// More classes at a time are refused.
    package static let mostClasses = 20

    /// Opens a class: a registry for each student, with a password and a token of its own.
    ///
    /// Throws where there is a class of this name, or there would be too many registries; then nothing is left of it.
    package func open(_ plan: ClassPlan) throws(JSONFault) -> TrainingClass {
        guard let exercise = Exercise.named(plan.exercise) else { throw JSONFault("there is no such exercise") }
        let (isThere, count) = classes.withLock { ($0[plan.id] != nil, $0.count) }
        guard !isThere else { throw JSONFault("there is a class \"\(plan.id)\" already", at: JSONPath()["id"]) }
        guard count < Self.mostClasses else { throw JSONFault("there are \(Self.mostClasses) classes already") }
        var students: [TrainingClass.Student] = []
        do throws(JSONFault) {
            for (index, name) in plan.students.enumerated() {
                students.append(try admit(name, number: index + 1, to: plan, exercise))
            }
        } catch {
            for student in students { _ = delete(student.registry.id) }
            throw error
        }
        let opened = TrainingClass(id: plan.id, exercise: exercise, students: students)
        classes.withLock { $0[plan.id] = opened }
        return opened
    }

    private func admit(
        _ name: String,
        number: Int,
        to plan: ClassPlan,
        _ exercise: Exercise
    ) throws(JSONFault) -> TrainingClass.Student {
        var registry = try RegistryPlan(exercise.registry)
        registry.exercise = exercise.name
        registry.id = "\(plan.id)-\(number)"
        registry.label = name
        let short = plan.id.filter { $0.isLetter || $0.isNumber }.prefix(8)
        registry.endpoint = plan.reach == .port ? .port(0) : .suffix("\(short)\(number)")
        let password = "Pw-\(Hex.encode(SystemRandom().bytes(5)))"
        try registry.setPassword(password, of: Exercise.registrar)
        let made = try create(registry)
        let token = made.tokens.make(of: made.id, label: name)?.token
        return TrainingClass.Student(name: name, registry: made, password: password, token: token)
    }

    /// The classes, by name.
    package var allClasses: [TrainingClass] { classes.withLock(\.values).sorted { $0.id < $1.id } }

    /// The class of this name.
    package func trainingClass(named id: String) -> TrainingClass? { classes.withLock { $0[id] } }

    /// Ends a class and its registries; false, when there is none of this name.
    ///
    /// Not to be called on one of its event loops.
    package func endClass(_ id: String) -> Bool {
        guard let ended = classes.withLock({ $0.removeValue(forKey: id) }) else { return false }
        for student in ended.students { _ = delete(student.registry.id) }
        return true
    }
}

extension RegistryPlan {
    /// Gives a registrar of the seed another password.
    fileprivate mutating func setPassword(_ password: String, of registrar: String) throws(JSONFault) {
        var seed = seed.seed(under: try policy.policy(among: [:]))
        for index in seed.registrars.indices where seed.registrars[index].id == registrar {
            seed.registrars[index].password = password
        }
        self.seed = .seed(seed)
    }
}
