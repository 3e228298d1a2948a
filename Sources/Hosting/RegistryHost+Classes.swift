import JSON
import Locks
import Registry
import Scorecards
import Seed
import TLS

/// Classes come and go.
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
            let issuer = plan.certificates == true ? try clientIssuer() : nil
            for (index, name) in plan.students.enumerated() {
                students.append(try admit(name, number: index + 1, to: plan, exercise, issuer))
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
        _ exercise: Exercise,
        _ issuer: CertificateIssuer?
    ) throws(JSONFault) -> TrainingClass.Student {
        var registry = try RegistryPlan(exercise.registry)
        registry.exercise = exercise.name
        registry.id = "\(plan.id)-\(number)"
        registry.label = name
        let short = plan.id.filter { $0.isLetter || $0.isNumber }.prefix(8)
        registry.endpoint = plan.reach == .port ? .port(0) : .suffix("\(short)\(number)")
        let account = registry.endpoint.account(Exercise.registrar)
        let made = try issuer.map { issuer throws(JSONFault) in try issuer.student(account) }
        let password = "Pw-\(TrainingClass.newSecret(bytes: 5))"
        try registry.setPassword(password, certificate: made?.fingerprint, of: Exercise.registrar)
        let student = TrainingClass.Student(name, try create(registry))
        if let made { student.registry.tell(made.identity, made.fingerprint) }
        _ = student.token
        return student
    }

    /// The classes, by name.
    package var allClasses: [TrainingClass] {
        classes.withLock(\.values).sorted { $0.id < $1.id }.map(present)
    }

    /// The class of this name.
    package func trainingClass(named id: String) -> TrainingClass? { classes.withLock { $0[id] }.map(present) }

    /// A class without those whose registries have been ended one by one.
    private func present(_ lesson: TrainingClass) -> TrainingClass {
        let students = lesson.students.filter { directory[$0.registry.id] === $0.registry }
        return TrainingClass(id: lesson.id, exercise: lesson.exercise, students: students)
    }

    /// Ends a class and its registries; false, when there is none of this name.
    ///
    /// Not to be called on one of its event loops.
    package func endClass(_ id: String) -> Bool {
        guard let lesson = trainingClass(named: id), classes.withLock({ $0.removeValue(forKey: id) }) != nil else {
            return false
        }
        for student in lesson.students { _ = delete(student.registry.id) }
        return true
    }

    /// Goes on with a class that has been kept: its registries are there again.
    package func resume(_ kept: KeptClass) throws(JSONFault) {
        guard let exercise = Exercise.named(kept.exercise) else { throw JSONFault("there is no such exercise") }
        var students: [TrainingClass.Student] = []
        for (index, student) in kept.students.enumerated() {
            guard let registry = directory[student.registry] else {
                let path = JSONPath()["students"][index]["registry"]
                throw JSONFault("there is no registry \"\(student.registry)\"", at: path)
            }
            students.append(TrainingClass.Student(student.name, registry))
        }
        let lesson = TrainingClass(id: kept.id, exercise: exercise, students: students)
        classes.withLock { $0[kept.id] = lesson }
    }
}

extension RegistryPlan {
    /// Gives a registrar of the seed another password, and the one certificate that it may show.
    fileprivate mutating func setPassword(
        _ password: String,
        certificate: String?,
        of registrar: String
    ) throws(JSONFault) {
        var seed = seed.seed(under: try policy.policy(among: [:]))
        for index in seed.registrars.indices where seed.registrars[index].id == registrar {
            seed.registrars[index].password = password
            seed.registrars[index].certificate = certificate ?? seed.registrars[index].certificate
        }
        self.seed = .seed(seed)
    }
}
