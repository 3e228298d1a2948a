import EPP
import Hosting
import Locks
import Registry

/// What a registrar notes of a domain and the registry does not keep.
struct Note: Sendable, Equatable {
    /// The account that it was moved to; nil for the registrar's first.
    var account: String?
    /// Whether it is to be renewed when it expires.
    var renews = true
    /// A code that moves it between accounts of the registrar's, and when it was made.
    var internalCode: String?
    /// When the code was last made through this interface, and what it was then.
    var made: MadeCode?
    /// A code that is kept for a transfer to this registrar.
    var codeForTransfer: String?
    /// When the registry was asked to unlock it by hand.
    var unlockRequested: Instant?

    /// A code that was made, by its hash.
    struct MadeCode: Sendable, Equatable {
        let hash: [UInt8]
        let at: Instant
    }
}

/// Notes about domains, by registry and by the domain's own number: a name that is registered anew begins without any.
///
/// They live as long as the registry goes on: a reset, a restored snapshot or another seed leaves none of them.
final class Notes: Sendable {
    private struct Key: Hashable {
        let registry: String
        let generation: Int
        let object: ObjectID
    }

    private struct QueueKey: Hashable {
        let registry: String
        let generation: Int
        let registrar: ClientID
    }

    private let messages = Locked<[QueueKey: Set<Int>]>([:])
    private let notes = Locked<[Key: Note]>([:])
    /// Beyond that the notes of registries that have moved on are dropped, and then all.
    private static let most = 200_000

    subscript(object: ObjectID, registry: RegistryInstance) -> Note {
        notes.withLock { $0[Self.key(object, registry)] ?? Note() }
    }

    /// Changes the note about a domain.
    func change(_ object: ObjectID, _ registry: RegistryInstance, _ change: (inout Note) -> Void) {
        let key = Self.key(object, registry)
        notes.withLock { notes in
            if notes.count >= Self.most {
                notes = notes.filter { $0.key.registry == key.registry && $0.key.generation == key.generation }
                if notes.count >= Self.most { notes = [:] }
            }
            var note = notes[key] ?? Note()
            change(&note)
            notes[key] = note == Note() ? nil : note
        }
    }

    /// Whether a domain of the registrar's belongs to the account.
    func isOwn(_ object: ObjectID, of account: Account) -> Bool {
        self[object, account.registry].account.map { $0 == account.name } ?? account.isFirst
    }

    /// The numbers of a registrar's messages that were acknowledged here and still wait at the registry.
    func acknowledged(of registrar: ClientID, _ registry: RegistryInstance) -> Set<Int> {
        messages.withLock { $0[Self.key(registrar, registry)] ?? [] }
    }

    /// Notes these numbers in the place of the former.
    func acknowledge(_ numbers: Set<Int>, of registrar: ClientID, _ registry: RegistryInstance) {
        messages.withLock { messages in
            if messages.count >= Self.most { messages = [:] }
            messages[Self.key(registrar, registry)] = numbers.isEmpty ? nil : numbers
        }
    }

    private static func key(_ registrar: ClientID, _ registry: RegistryInstance) -> QueueKey {
        QueueKey(registry: registry.id, generation: registry.generation, registrar: registrar)
    }

    private static func key(_ object: ObjectID, _ registry: RegistryInstance) -> Key {
        Key(registry: registry.id, generation: registry.generation, object: object)
    }
}
