import EPP

/// What domains, hosts, contacts and organizations have in common: whose they are, and what stands in the way of a change.
package protocol RegisteredObject: Sendable {
    associatedtype Statuses: StatusSet

    /// The registrar that may change the object (`clID`).
    var sponsor: ClientID { get }
    /// Those that somebody set or that an action left; `ok`, `inactive` and `linked` are derived.
    var statuses: Statuses { get }
}

/// An object that registrars hand over to each other; a host goes with its domain (RFC 5732 §3.2.4).
package protocol TransferableObject: RegisteredObject {
    static var kind: ObjectKind { get }
    /// The name, or the identifier, by which clients know the object.
    var label: String { get }
    /// The most recent transfer, pending or finished.
    var transfer: Transfer? { get }

    /// The object as the end of its pending transfer leaves it; nil where none is pending.
    ///
    /// `actor` is nil where the registry acts by itself.
    func concludingTransfer(
        as status: Transfer.Status,
        by actor: ClientID?,
        at now: Instant,
        _ policy: PolicyInForce
    ) -> Self?

    /// What comes with the new state of its transfer: both parties are told, and what depends on the object follows.
    func consequencesOfTransfer(at now: Instant, in world: World) -> [Change]

    /// The object becomes this one.
    var change: Change { get }
}

extension Host: RegisteredObject {
    /// `clID`.
    @inlinable public var sponsor: ClientID {
        @inline(__always) get { record.value.sponsor }
        @inline(__always) _modify { yield &record.value.sponsor }
    }
    /// Without `ok` and `linked`, which are derived.
    @inlinable public var statuses: HostStatuses {
        @inline(__always) get { record.value.statuses }
        @inline(__always) _modify { yield &record.value.statuses }
    }
}
extension Organization: RegisteredObject {}

extension Contact: TransferableObject {
    package static var kind: ObjectKind { .contact }
    package var label: String { self.id }
    package var change: Change { .contact(self) }
    /// `clID`.
    @inlinable public var sponsor: ClientID {
        @inline(__always) get { record.value.sponsor }
        @inline(__always) _modify { yield &record.value.sponsor }
    }
    /// Without `ok` and `linked`, which are derived.
    @inlinable public var statuses: ContactStatuses {
        @inline(__always) get { record.value.statuses }
        @inline(__always) _modify { yield &record.value.statuses }
    }
    /// The most recent transfer.
    @inlinable public var transfer: Transfer? {
        @inline(__always) get { record.value.transfer }
        @inline(__always) _modify { yield &record.value.transfer }
    }
}

extension Domain: TransferableObject {
    package static var kind: ObjectKind { .domain }
    package var label: String { self.name }
    package var change: Change { .domain(self) }
    /// `clID`.
    @inlinable public var sponsor: ClientID {
        @inline(__always) get { record.value.sponsor }
        @inline(__always) _modify { yield &record.value.sponsor }
    }
    /// Without `ok` and `inactive`, which are derived.
    @inlinable public var statuses: DomainStatuses {
        @inline(__always) get { record.value.statuses }
        @inline(__always) _modify { yield &record.value.statuses }
    }
    /// The most recent transfer.
    @inlinable public var transfer: Transfer? {
        @inline(__always) get { record.value.rareFields?.value.transfer }
        @inline(__always) _modify { yield &self[dynamicMember: \RareFields.transfer] }
    }
}
