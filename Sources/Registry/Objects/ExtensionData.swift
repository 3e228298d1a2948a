/// What an extension remembers about an object: one value per key, absent unless set.
package protocol ExtensionDataKey {
    associatedtype Value: Sendable & Equatable
}

/// What extensions remember about an object, by the type of the key, so that `Domain` need not know them.
public struct ExtensionData: Sendable, Equatable {
    private var storage: [ObjectIdentifier: any Extra]?

    package init() {}

    package subscript<Key: ExtensionDataKey>(_: Key.Type) -> Key.Value? {
        get { (storage?[ObjectIdentifier(Key.self)] as? Box<Key.Value>)?.value }
        set {
            storage = storage ?? [:]
            storage?[ObjectIdentifier(Key.self)] = newValue.map(Box.init)
            if storage?.isEmpty == true { storage = nil }
        }
    }

    /// Whether the same keys have equal values.
    public static func == (left: ExtensionData, right: ExtensionData) -> Bool {
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

/// An extension's key whose values are written in a seed, in a form that is the extension's own.
package protocol PersistedKey: ExtensionDataKey where Value: Codable {
    /// The field of `extensions` that carries the value.
    static var name: String { get }
    /// What is wrong with a value that is of the right form: a clause.
    static func flaw(in value: Value) -> String?
}

extension PersistedKey {
    package static func flaw(in value: Value) -> String? { nil }
}
