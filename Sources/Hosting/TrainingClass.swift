import Crypto
import Locks
import Registry
import Scorecards

/// People who do an exercise at the same time, each in a registry of their own.
package struct TrainingClass: Sendable {
    package let id: String
    package let exercise: Exercise
    package let students: [Student]

    /// The name of what they do.
    package var exerciseName: String { exercise.name }

    /// More in one class are refused.
    package static let mostStudents = 500

    /// Those whom a word means: the one who has the registry of this identifier, or else all of this name.
    package func students(meantBy word: String) -> [Student] {
        let owner = students.filter { $0.registry.id == word }
        return owner.isEmpty ? students.filter { $0.name == word } : owner
    }

    /// Something that nobody guesses, for a password or a token.
    package static func newSecret(bytes: Int = 16) -> String { Hex.encode(SystemRandom().bytes(bytes)) }
}

extension TrainingClass {
    /// Who learns, and where.
    package struct Student: Sendable {
        package let name: String
        package let registry: RegistryInstance
        private let told = ToldToken()

        init(_ name: String, _ registry: RegistryInstance) { (self.name, self.registry) = (name, registry) }

        /// Of the registrar whose part the student has.
        package var password: String { registry.studentPassword ?? "" }

        /// Opens the student's registry alone; made when it is first asked for, and the same as long as the process lives.
        ///
        /// Only a token's hash is kept between two starts, so that afterwards there is another; the one from before goes on
        /// opening the registry.
        package var token: String? { told.token(of: registry, name) }
    }

    private final class ToldToken: Sendable {
        private let made = Locked<String?>(nil)

        func token(of registry: RegistryInstance, _ name: String) -> String? {
            made.withLock { made in
                if made == nil { made = registry.tokens.renew(of: registry.id, label: name) }
                return made
            }
        }
    }
}
