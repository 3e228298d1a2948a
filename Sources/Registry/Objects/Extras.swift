/// What an extension remembers about an object: one value per key, absent unless set.
package protocol ExtraKey {
    associatedtype Value: Sendable & Equatable
}

/// What extensions remember about an object, by the type of the key, so that `Domain` need not know them.
public struct Extras: Sendable, Equatable {
    private var storage: [ObjectIdentifier: any Extra]?

    package init() {}

    package subscript<Key: ExtraKey>(_: Key.Type) -> Key.Value? {
        get { (storage?[ObjectIdentifier(Key.self)] as? Box<Key.Value>)?.value }
        set {
            storage = storage ?? [:]
            storage?[ObjectIdentifier(Key.self)] = newValue.map(Box.init)
            if storage?.isEmpty == true { storage = nil }
        }
    }

    /// Whether the same keys have equal values.
    public static func == (left: Extras, right: Extras) -> Bool {
        let (ours, theirs) = (left.storage ?? [:], right.storage ?? [:])
        return ours.count == theirs.count && ours.allSatisfy { key, value in theirs[key].map(value.equals) ?? false }
    }

    private struct Box<Value: Sendable & Equatable>: Extra {
        let value: Value
        func equals(_ other: any Extra) -> Bool { (other as? Self)?.value == value }
    }
}

private protocol Extra: Sendable {
    func equals(_ other: any Extra) -> Bool
}
