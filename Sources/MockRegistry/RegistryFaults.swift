import EPP
import Faults
import Hosting
import JSON
import Seed
import Session

/// The faults of a registry, in order: of those that fit the first one acts.
public struct RegistryFaults: Sendable {
    private let registry: RegistryInstance

    init(_ registry: RegistryInstance) { self.registry = registry }

    /// Adds a fault behind the others, and returns its identifier; throws at one that never could act, as there is no such
    /// command or result code.
    @discardableResult
    public func add(_ fault: RegistryFault) throws(SetupError) -> String {
        do throws(JSONFault) { return try registry.add(fault.rule) } catch {
            throw SetupError(error.error(in: "the fault"))
        }
    }

    /// Takes a fault away; false, if it is gone already.
    @discardableResult
    public func remove(_ id: String) -> Bool { registry.removeFault(id) }

    /// Takes all faults away.
    public func removeAll() { registry.removeFaults() }
}

/// Something that goes wrong on purpose, and when.
///
/// Commands are named as `domain:create`, `domain:transfer request`, `login`, `poll`; `*` stands for any characters.
public struct RegistryFault: Sendable {
    var rule: FaultRule

    private init(_ effect: FaultEffect, on command: String) {
        rule = FaultRule(match: FaultMatch(command: Glob(rawValue: command)), effect: effect)
    }

    /// Any fault, as the control API takes it: `{"match": {"command": "domain:create"}, "effect": {"garbage": {"bytes": 64}}}`.
    public init(json: String) throws(SetupError) {
        do throws(JSONFault) {
            rule = try FaultRule.read(Array(json.utf8))
        } catch {
            throw SetupError(error.error(in: "the fault"))
        }
    }

    /// The command takes effect, and the connection breaks before its answer; with `undo` it takes no effect either.
    public static func loseAnswer(to command: String, undo: Bool = false) -> RegistryFault {
        RegistryFault(.close(at: .beforeAnswer, by: .abort, undo: undo), on: command)
    }

    /// The command takes effect, no answer comes, and the connection stays open.
    public static func neverAnswer(_ command: String) -> RegistryFault { RegistryFault(.neverAnswer(), on: command) }

    /// The connection is reset, and the command takes no effect.
    public static func reset(before command: String) -> RegistryFault {
        RegistryFault(.close(at: .beforeCommand, by: .reset), on: command)
    }

    /// The command is answered with this code, and takes no effect.
    public static func answer(_ code: Int, to command: String) -> RegistryFault {
        RegistryFault(.result(code: code), on: command)
    }

    /// The answer comes so much later.
    public static func delay(_ time: Duration, of command: String) -> RegistryFault {
        RegistryFault(.delay(milliseconds: Int(clamping: time.span.milliseconds)), on: command)
    }

    /// The same, acting only so many times.
    public func times(_ count: Int) -> RegistryFault { changed { $0.remaining = max(1, count) } }

    /// The same, for this registrar only.
    public func of(registrar: String) -> RegistryFault { changed { $0.match.registrar = Glob(rawValue: registrar) } }

    /// The same, for objects of such a name only.
    public func of(name: String) -> RegistryFault { changed { $0.match.name = Glob(rawValue: name) } }

    /// The same, only the n-th time, counted from 1.
    public func at(occurrence: Int) -> RegistryFault { changed { $0.match.occurrence = max(1, occurrence) } }

    private func changed(_ change: (inout FaultRule) -> Void) -> RegistryFault {
        var fault = self
        change(&fault.rule)
        return fault
    }
}
