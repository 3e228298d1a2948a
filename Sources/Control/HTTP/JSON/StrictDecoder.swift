/// Decodes from a JSON value.
struct StrictDecoder: Decoder {
    let node: StrictNode

    var codingPath: [any CodingKey] { node.path }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(StrictFields<Key>(node: node, members: try node.members()))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { StrictItems(node: node, items: try node.items()) }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
}

extension StrictDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { node.json == .null }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .bool(let value) = node.json else { throw node.mismatch("a boolean") }
        return value
    }

    func decode(_ type: String.Type) throws -> String {
        guard case .string(let value) = node.json else { throw node.mismatch("a string") }
        return value
    }

    func decode(_ type: Double.Type) throws -> Double {
        switch node.json {
        case .integer(let value): return Double(value)
        case .number(let value): return value
        default: throw node.mismatch("a number")
        }
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try integer() }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }

    // The same node: a type that reads a name first and the rest as another type has asked for both.
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try node.decode(type) }

    private func integer<T: FixedWidthInteger>() throws -> T {
        guard case .integer(let value) = node.json else { throw node.mismatch("a whole number in range") }
        guard let narrow = T(exactly: value) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: codingPath, debugDescription: "the number is out of range.")
            )
        }
        return narrow
    }
}
