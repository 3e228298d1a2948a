/// Objects by key.
///
/// A value: a copy costs nothing until one of the two is changed, and then only what is changed.
///
/// The dictionary holds references, so that it stays small and an object can grow fields without the table growing.
package struct Table<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private final class Row: Sendable {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    private var rows: [Key: Row] = [:]

    package init() {}

    /// How many objects there are.
    package var count: Int { rows.count }

    /// Every object, in no order.
    package var values: some Sequence<Value> { rows.values.lazy.map(\.value) }

    package subscript(key: Key) -> Value? {
        get { rows[key]?.value }
        set { rows[key] = newValue.map(Row.init) }
    }

    /// Whether there is an object of this key.
    package func contains(_ key: Key) -> Bool { rows[key] != nil }

    /// Makes room, so that filling does not copy.
    package mutating func reserve(_ count: Int) { rows.reserveCapacity(count) }
}

extension Table: Equatable where Value: Equatable {
    package static func == (left: Table, right: Table) -> Bool {
        left.rows.count == right.rows.count
            && left.rows.allSatisfy { key, row in right.rows[key].map { $0 === row || $0.value == row.value } ?? false }
    }
}
