/// Objects by key.
///
/// A value: a copy costs nothing until one of the two is changed, and then only what is changed.
///
/// The dictionary holds the values themselves: those of which there are many are references. It is `public`, as `Domain` is
/// and for the same reason: of another target's generic code the compiler makes some for these very types only then.
public struct Table<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    @usableFromInline var rows: [Key: Value] = [:]

    package init() {}

    /// How many objects there are.
    package var count: Int { rows.count }

    /// Every object, in no order.
    package var values: some Sequence<Value> { rows.values }

    @inlinable public subscript(key: Key) -> Value? {
        get { rows[key] }
        set { rows[key] = newValue }
    }

    /// Puts an object there, and hands out the one that was.
    @inlinable public mutating func put(_ value: Value, at key: Key) -> Value? { rows.updateValue(value, forKey: key) }

    /// What the body takes from an object that is lent to it and not copied; nil where there is none.
    @inlinable public func lend<Result>(_ key: Key, _ body: (borrowing Value) -> Result) -> Result? {
        guard let place = rows.index(forKey: key) else { return nil }
        return body(rows.values[place])
    }

    /// Whether there is an object of this key.
    @inlinable public func contains(_ key: Key) -> Bool { rows.index(forKey: key) != nil }

    /// Shows every object with its key, in no order.
    func forEach(_ body: (Key, Value) -> Void) { for (key, value) in rows { body(key, value) } }

    /// Reserves capacity, so that filling does not copy.
    package mutating func reserve(_ count: Int) { rows.reserveCapacity(count) }
}

extension Table: Equatable where Value: Equatable {}

/// A value behind one reference: copying it copies the reference, and the first change to one that is shared the value.
public struct Shared<Value: Sendable>: Sendable {
    /// Always one: an array is a reference that the standard library shares and copies for us, free of locks and checks.
    @usableFromInline var only: [Value]

    /// Puts a value behind a reference of its own.
    @inlinable public init(_ value: Value) { only = [value] }

    /// The value.
    @inlinable public var value: Value {
        _read { yield only[0] }
        _modify { yield &only[0] }
    }
}

extension Shared: Equatable where Value: Equatable {}
