import EPP
import Locks
import Registry
import Synchronization
import TLS

/// What goes wrong on purpose, for all sessions: rules in order, of which the first that fits acts.
///
/// As long as there are none, asking costs one atomic load.
package final class Faults: Sendable {
    private let state: Locked<FaultState>
    private let ruleCount = Atomic<Int>(0)
    private let honoursNames: Atomic<Bool>
    /// Whether the reserved names made trouble at the beginning.
    package let honouredAtFirst: Bool
    /// The rules that there were at the beginning.
    package let firstRules: [FaultRule]
    private let certificates: FaultCertificates?

    /// Begins with these rules; random numbers come from the seed.
    package init(
        _ rules: [FaultRule] = [],
        seed: UInt64 = 1,
        reservedNames: Bool = true,
        certificates: FaultCertificates? = nil
    ) {
        state = Locked(FaultState(seed: seed))
        honoursNames = Atomic(reservedNames)
        honouredAtFirst = reservedNames
        firstRules = rules
        self.certificates = certificates
        for rule in rules { _ = add(rule) }
    }

    /// Whether there are no rules.
    package var isEmpty: Bool { count == 0 }

    /// How many rules there are.
    package var count: Int { ruleCount.load(ordering: .relaxed) }

    /// Whether the names of `ReservedNames` make trouble by themselves.
    package var reservedNamesApply: Bool {
        get { honoursNames.load(ordering: .relaxed) }
        set { honoursNames.store(newValue, ordering: .relaxed) }
    }

    /// The rules in force, with what remains of each.
    package var rules: [FaultRule] { state.withLock { state in state.list.all.map(\.rule) } }

    /// The rules in force, and what has become of each.
    package var records: [FaultRecord] { state.withLock { state in state.list.all.map(state.record) } }

    /// Of these at most so many, behind the rule of an identifier; nil where there is none of it.
    package func records(after id: String?, _ most: Int) -> [FaultRecord]? {
        state.withLock { state in state.list.page(after: id, most)?.map(state.record) }
    }

    /// The most rules that there may be.
    package static let mostRules = 10_000

    /// Whether there is no room for a rule, unless it takes the place of the one with its identifier.
    package func isFull(for id: String) -> Bool {
        state.withLock { state in state.list.count >= Self.mostRules && !state.list.contains(id) }
    }

    /// Adds a rule behind the others, or in place of the one with its identifier; answers the identifier.
    package func add(_ rule: FaultRule) -> String { change { $0.add(rule) } }

    /// Takes a rule away; false if there is none.
    package func remove(_ id: String) -> Bool { change { $0.remove(id) } }

    /// Takes all rules away, and begins anew: the same rules do the same again.
    package func removeAll() { change { $0.removeAll() } }

    /// As it was at the beginning: with the rules of then, and with the reserved names as they were.
    package func reset() {
        removeAll()
        for rule in firstRules { _ = add(rule) }
        reservedNamesApply = honouredAtFirst
    }

    /// Whether a command is worth a look.
    package func concern(_ envelope: CommandEnvelope) -> Bool {
        !isEmpty || reservedNamesApply && ReservedNames.concern(envelope)
    }

    /// The fault that acts now, if any.
    package func choose(_ choice: FaultStage.Choice, _ context: @autoclosure () -> FaultContext) -> Fault? {
        if isEmpty, choice != .command, choice != .answer { return nil }
        let context = context()
        let isReserved = reservedNamesApply
        return change { state in
            state.choose(choice, context) ?? (isReserved ? state.reserved(choice, context) : nil)
        }
    }

    /// What is answered to the name that a client asks for in its TLS handshake.
    package func nameChoice(under fault: Fault) -> TLSConnection.NameChoice { fault.effect.kind.choice(certificates) }

    private func change<Result>(_ body: (inout FaultState) -> sending Result) -> sending Result {
        state.withLock { state in
            defer { ruleCount.store(state.list.count, ordering: .relaxed) }
            return body(&state)
        }
    }
}
