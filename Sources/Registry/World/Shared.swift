/// A value behind one reference: copying it copies the reference, and the first change to one that is shared the value.
public struct Shared<Value: Sendable>: Sendable {
    /// Always one: an array is a reference that the standard library shares and copies for us, free of locks and checks.
    @usableFromInline var only: [Value]

    @inlinable init(_ value: Value) { only = [value] }

    @inlinable var value: Value {
        _read { yield only[0] }
        _modify { yield &only[0] }
    }
}

extension Shared: Equatable where Value: Equatable {}
