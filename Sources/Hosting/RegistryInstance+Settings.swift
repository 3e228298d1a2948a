import Commands
import EPP
import Faults
import JSON
import Journal
import Registry
import Seed
import Session

/// What the operator sets beside the registry's state, with an entry in the journal for what has changed.
extension RegistryInstance {
    /// Carries out a call of the operator: all that it changes is told in one entry of the journal, with this text.
    ///
    /// One that fails, or that `isTold` says is none by itself, has an entry only if it has changed something.
    package func operate<Result, Failure: Error>(
        _ text: String,
        isTold: Bool = true,
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let journal = server.journal else { return try body() }
        return try journal.operate(text, isTold: isTold, body)
    }

    /// Notes how something was and how it is now; `text` is for the entry where no call is under way.
    func note<Value: Encodable>(
        _ kind: JournalChange.Kind,
        _ name: String,
        _ before: Value?,
        _ after: Value?,
        _ text: @autoclosure () -> String
    ) {
        guard let journal = server.journal else { return }
        let change = SettingChange(
            kind,
            name,
            from: before.map { JSONValue(of: $0) },
            to: after.map { JSONValue(of: $0) }
        )
        journal.note(change, otherwise: text())
    }
}

/// What goes wrong on purpose.
extension RegistryInstance {
    /// Adds a fault behind the others, or in place of the one with its identifier; answers the identifier.
    ///
    /// Throws at one that never could act.
    package func add(_ fault: FaultRule) throws(JSONFault) -> String {
        try fault.check()
        try fault.check(among: server.router.commandNames, server.router.announced.extensions)
        guard !server.faults.isFull(for: fault.id) else {
            throw JSONFault("there are \(Faults.mostRules) rules, as many as there may be", at: JSONPath())
        }
        let former = server.faults.rules.first { $0.id == fault.id }
        var fault = fault
        fault.id = server.faults.add(fault)
        note(.fault, fault.id, former, fault, "a fault is added")
        return fault.id
    }

    /// Takes a fault away; false, if it is gone already.
    package func removeFault(_ id: String) -> Bool {
        let former = server.faults.rules.first { $0.id == id }
        guard server.faults.remove(id) else { return false }
        note(.fault, id, former, FaultRule?.none, "a fault is removed")
        return true
    }

    /// Takes all faults away, and begins anew.
    package func removeFaults() { changeFaults { $0.removeAll() } }

    /// Whether the reserved names make trouble by themselves.
    package var reservedNamesApply: Bool {
        get { server.faults.reservedNamesApply }
        set { changeFaults { $0.reservedNamesApply = newValue } }
    }

    /// Changes the faults, and notes each that has come or gone; how often one acts still is no change.
    func changeFaults(_ change: (Faults) -> Void) {
        let (former, didApply) = (server.faults.rules, server.faults.reservedNamesApply)
        change(server.faults)
        let (rules, applies) = (server.faults.rules, server.faults.reservedNamesApply)
        for rule in former where !rules.contains(where: { $0.id == rule.id }) {
            note(.fault, rule.id, rule, FaultRule?.none, "the faults are changed")
        }
        for rule in rules {
            let before = former.first { $0.id == rule.id }
            if before != rule { note(.fault, rule.id, before, rule, "the faults are changed") }
        }
        if didApply != applies { note(.reservedNames, "reserved-names", didApply, applies, "the reserved names") }
    }
}

/// A clock as an entry tells of it; while it follows the machine's it has no time of its own.
struct ClockSetting: Encodable, Equatable {
    private let now: SeedTime?
    private let speed: Double

    init(_ clock: Clock) {
        now = clock.followsMachine ? nil : .fixed(clock.now)
        speed = clock.speed
    }
}

/// A snapshot as an entry tells of it: when it was taken, by the registry's clock and by the machine's.
struct SnapshotTimes: Encodable {
    private let time: SeedTime
    private let taken: SeedTime

    init(_ checkpoint: Checkpoint) { (time, taken) = (.fixed(checkpoint.time), .fixed(checkpoint.taken)) }
}
