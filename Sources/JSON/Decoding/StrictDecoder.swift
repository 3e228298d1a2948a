/// Decodes a type from JSON and refuses every field that the type did not ask for: a misspelt name would otherwise pass
/// for a default.
package struct StrictDecoder: Decoder {
    package let json: JSON
    package let codingPath: [any CodingKey]
    package let userInfo: [CodingUserInfoKey: Any] = [:]
    private let asked = AskedFields()

    init(_ json: JSON, at path: [any CodingKey]) {
        self.json = json
        codingPath = path
    }

    /// Decodes a value of the type, or says what is wrong with which field.
    package static func decode<T: Decodable>(_ type: T.Type, from json: JSON) throws(JSONFault) -> T {
        do {
            return try decode(type, from: json, at: [])
        } catch let fault as JSONFault {
            throw fault
        } catch let error as DecodingError {
            throw JSONFault(error)
        } catch {
            throw JSONFault("the text cannot be read")
        }
    }

    static func decode<T: Decodable>(_ type: T.Type, from json: JSON, at path: [any CodingKey]) throws -> T {
        let decoder = StrictDecoder(json, at: path)
        let value = try decoder.read(type)
        try decoder.refuseUnasked()
        return value
    }

    /// What is none of the values that a type knows is told with these.
    private func read<T: Decodable>(_ type: T.Type) throws -> T {
        do {
            return try T(from: self)
        } catch DecodingError.dataCorrupted(let context) where context.codingPath.count == codingPath.count {
            guard case .string(let text) = json.value, let values = KnownValues.of(type) else {
                throw DecodingError.dataCorrupted(context)
            }
            throw JSONFault.noValue(text, of: values, at: JSONPath(codingPath))
        }
    }

    private func refuseUnasked() throws {
        for decoder in asked.nested { try decoder.refuseUnasked() }
        guard case .object(let members) = json.value, asked.isStrict else { return }
        for member in members where !asked.names.contains(member.name) {
            throw JSONFault.noField(member.name, of: asked.names.sorted(), at: JSONPath(codingPath))
        }
    }

    package func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = json.value else { throw mismatch("an object") }
        asked.isStrict = true
        return KeyedDecodingContainer(StrictFields(members: members, codingPath: codingPath, asked: asked))
    }

    package func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let items) = json.value else { throw mismatch("a list") }
        return StrictItems(items: items, codingPath: codingPath)
    }

    package func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func mismatch(_ expected: String) -> JSONFault {
        JSONFault("\(expected) is expected, not \(json.kind)", at: JSONPath(codingPath))
    }
}

/// Which fields of an object its type asked for.
final class AskedFields {
    var names: Set<String> = []
    /// Whether the object was read by field names that its type fixes.
    var isStrict = false
    /// What was read inside without a type of its own, as an enumeration reads its cases.
    var nested: [StrictDecoder] = []
}

extension JSONFault {
    /// Says in a sentence what a type's own decoding complained about.
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init("the field \"\(key.stringValue)\" is missing", at: JSONPath(context.codingPath))
        case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
            self.init(Self.sentence(context.debugDescription), at: JSONPath(context.codingPath))
        @unknown default: self.init("the text cannot be read")
        }
    }

    /// The standard library's complaints speak of Swift, ours of fields.
    private static func sentence(_ text: String) -> String {
        if text.hasPrefix("Could not convert key") { return "there is no such field" }
        if text.hasPrefix("Cannot initialize") { return "the field knows no such value" }
        if text.hasPrefix("Invalid number of keys") { return "exactly one of the known fields is expected" }
        return text
    }
}

/// Reading a value that stands alone.
extension StrictDecoder: SingleValueDecodingContainer {
    package func decodeNil() -> Bool { json.value == .null }

    package func decode(_ type: Bool.Type) throws -> Bool {
        guard case .bool(let value) = json.value else { throw mismatch("true or false") }
        return value
    }

    package func decode(_ type: String.Type) throws -> String {
        guard case .string(let value) = json.value else { throw mismatch("a string") }
        return value
    }

    package func decode(_ type: Double.Type) throws -> Double {
        guard case .number(let text) = json.value, let value = Double(text) else { throw mismatch("a number") }
        return value
    }

    package func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    package func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    package func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    package func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    package func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    package func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    package func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    package func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    package func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    package func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    package func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }

    package func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try Self.decode(type, from: json, at: codingPath)
    }

    private func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
        guard case .number(let text) = json.value else { throw mismatch("a whole number") }
        guard let value = T(text) else {
            throw JSONFault("\(text) is no whole number in its range", at: JSONPath(codingPath))
        }
        return value
    }
}

/// The values that a type with names for all of them knows.
private enum KnownValues {
    static func of(_ type: any Decodable.Type) -> [String]? {
        guard let cases = type as? any CaseIterable.Type else { return nil }
        return names(of: cases)
    }

    private static func names<C: CaseIterable>(of type: C.Type) -> [String]? {
        let names = type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        return names.isEmpty ? nil : names
    }
}
