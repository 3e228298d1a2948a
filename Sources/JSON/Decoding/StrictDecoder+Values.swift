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
