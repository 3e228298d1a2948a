/// An object that is one reference to its record: cheap to copy, and one for a table to hold.
///
/// The record's fields are the object's own: `host.addresses`. They are `public`, since the compiler looks through a subscript
/// of another target only then: a field costs what a stored property does.
@dynamicMemberLookup
public protocol RecordBearer: Sendable, Equatable {
    /// What is known of the object.
    associatedtype Record: Sendable & Equatable
    /// Where it is kept.
    var record: Shared<Record> { get set }
}

extension RecordBearer {
    /// What never changes, such as identifiers.
    @inlinable public subscript<Field>(dynamicMember field: KeyPath<Record, Field>) -> Field {
        @inline(__always) get { record.value[keyPath: field] }
    }

    /// What may change.
    @inlinable public subscript<Field>(dynamicMember field: WritableKeyPath<Record, Field>) -> Field {
        @inline(__always) get { record.value[keyPath: field] }
        @inline(__always) _modify { yield &record.value[keyPath: field] }
    }
}
