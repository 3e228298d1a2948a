/// The fields of an object, each noted when it is asked for.
struct StrictFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [JSON.Member]
    let codingPath: [any CodingKey]
    let asked: AskedFields

    /// A dictionary asks for every name that there is, and so refuses none; an enumeration knows only its cases.
    var allKeys: [Key] {
        let keys = members.compactMap { Key(stringValue: $0.name) }
        asked.isStrict = keys.count < members.count
        return keys
    }

    func contains(_ key: Key) -> Bool { member(key) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { member(key)?.value == .null }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        guard let json = member(key) else {
            throw missing(key)
        }
        return try StrictDecoder.decode(type, from: json, at: codingPath + [key])
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        guard let json = member(key) else { throw missing(key) }
        let decoder = StrictDecoder(json, at: codingPath + [key])
        asked.nested.append(decoder)
        return try decoder.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw JSONFault("nested containers are not read", at: JSONPath(codingPath))
    }

    func superDecoder() throws -> any Decoder { throw JSONFault("classes are not read", at: JSONPath(codingPath)) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try superDecoder() }

    private func missing(_ key: Key) -> JSONFault {
        let name = key.stringValue
        let unasked = members.map(\.name).filter { !asked.names.contains($0) }
        // Two letters are near to any other two.
        if name.count > 3, let misspelt = NearestWord.to(name, among: unasked) {
            return .noField(misspelt, of: [name], at: JSONPath(codingPath))
        }
        return JSONFault("the field \"\(name)\" is missing", at: JSONPath(codingPath), missing: name)
    }

    private func member(_ key: Key) -> JSON? {
        asked.names.insert(key.stringValue)
        return members.first { $0.name == key.stringValue }?.value
    }
}
