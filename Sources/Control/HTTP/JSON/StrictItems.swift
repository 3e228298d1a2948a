/// The items of an array, one after the other.
struct StrictItems: UnkeyedDecodingContainer {
    let node: StrictNode
    let items: [JSONValue]
    private(set) var currentIndex = 0

    init(node: StrictNode, items: [JSONValue]) {
        self.node = node
        self.items = items
    }

    var codingPath: [any CodingKey] { node.path }
    var count: Int? { items.count }
    var isAtEnd: Bool { currentIndex >= items.count }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, items[currentIndex] == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let value = try child().decode(type)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested>
    {
        let container = try StrictDecoder(node: child()).container(keyedBy: type)
        currentIndex += 1
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try StrictDecoder(node: child()).unkeyedContainer()
        currentIndex += 1
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let decoder = StrictDecoder(node: try child())
        currentIndex += 1
        return decoder
    }

    private func child() throws -> StrictNode {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                JSONValue.self,
                DecodingError.Context(codingPath: codingPath, debugDescription: "The array has too few items.")
            )
        }
        return node.child(items[currentIndex], at: PathKey(currentIndex))
    }
}
