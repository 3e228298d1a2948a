/// The members of an object.
///
/// To look for one is to ask for it.
struct StrictFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let node: StrictNode
    let members: [String: JSONValue]

    var codingPath: [any CodingKey] { node.path }

    // Whoever lists the keys, as a dictionary does, then asks for those that it wants.
    var allKeys: [Key] { members.keys.sorted().compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool {
        node.ask(key)
        return members[key.stringValue] != nil
    }

    func decodeNil(forKey key: Key) throws -> Bool { try child(key).json == .null }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try child(key).decode(type) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try StrictDecoder(node: child(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try StrictDecoder(node: child(key)).unkeyedContainer()
    }

    // A class and its superclass share the object.
    func superDecoder() throws -> any Decoder { StrictDecoder(node: node) }

    func superDecoder(forKey key: Key) throws -> any Decoder { StrictDecoder(node: try child(key)) }

    private func child(_ key: Key) throws -> StrictNode {
        node.ask(key)
        guard let member = members[key.stringValue] else {
            throw DecodingError.keyNotFound(
                key,
                DecodingError.Context(codingPath: codingPath, debugDescription: "The field is missing.")
            )
        }
        return node.child(member, at: key)
    }
}
