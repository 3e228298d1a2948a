/// What an extension remembers about an object: one value per key, absent unless set.
///
/// Every value is written in a seed, in a form that is the extension's own; a list for each kind of object says which keys
/// are read there (`SeedExtraKeys`).
package protocol ExtensionDataKey {
    associatedtype Value: Sendable & Equatable & Codable
    /// The field of `extensions` that carries the value.
    static var name: String { get }
    /// What is wrong with a value that is of the right form: a clause.
    static func flaw(in value: Value) -> String?
}

extension ExtensionDataKey {
    package static func flaw(in value: Value) -> String? { nil }
}

/// What extensions remember about an object, by the type of the key, so that `Domain` need not know them.
public struct ExtensionData: Sendable, Equatable {
    private var storage: [ObjectIdentifier: any Extra]?

    package init() {}

    package subscript<Key: ExtensionDataKey>(_: Key.Type) -> Key.Value? {
        get { (storage?[ObjectIdentifier(Key.self)] as? Box<Key.Value>)?.value }
        set {
            storage = storage ?? [:]
            storage?[ObjectIdentifier(Key.self)] = newValue.map { Box(name: Key.name, value: $0) }
            if storage?.isEmpty == true { storage = nil }
        }
    }

    /// Whether nothing is remembered.
    var isEmpty: Bool { storage == nil }

    /// Whether there is a value, which is not read.
    package func holds<Key: ExtensionDataKey>(_: Key.Type) -> Bool {
        storage?.index(forKey: ObjectIdentifier(Key.self)) != nil
    }

    /// Whether the same keys have equal values.
    public static func == (left: ExtensionData, right: ExtensionData) -> Bool {
        let (ours, theirs) = (left.storage ?? [:], right.storage ?? [:])
        return ours.count == theirs.count && ours.allSatisfy { key, value in theirs[key].map(value.equals) ?? false }
    }

    /// Every value that there is, by the name of its key.
    package var values: [String: any Encodable & Sendable] {
        Dictionary((storage ?? [:]).values.map { ($0.name, $0.encodable) }) { first, _ in first }
    }

    private struct Box<Value: Sendable & Equatable & Codable>: Extra {
        let name: String
        let value: Value
        var encodable: any Encodable & Sendable { value }
        func equals(_ other: any Extra) -> Bool { (other as? Self)?.value == value }
    }
}

private protocol Extra: Sendable {
    var name: String { get }
    var encodable: any Encodable & Sendable { get }
    func equals(_ other: any Extra) -> Bool
}
