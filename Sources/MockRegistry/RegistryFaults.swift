import Faults

/// The faults of a registry, in order: of those that fit the first one acts.
public struct RegistryFaults: Sendable {
    private let faults: Faults

    init(_ faults: Faults) { self.faults = faults }

    /// Adds a fault behind the others, and returns its identifier.
    @discardableResult
    public func add(_ fault: RegistryFault) -> String { faults.add(fault.rule) }

    /// Takes a fault away; false, if it is gone already.
    @discardableResult
    public func remove(_ id: String) -> Bool { faults.remove(id) }

    /// Takes all faults away.
    public func removeAll() { faults.removeAll() }
}
