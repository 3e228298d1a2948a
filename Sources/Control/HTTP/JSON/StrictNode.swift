/// A value that is being decoded.
///
/// It notes which members its type asks for: the rest is unknown.
final class StrictNode {
    let json: JSONValue
    let path: [any CodingKey]
    private var asked: Set<String> = []
    private var isKeyed = false
    private var children: [StrictNode] = []

    init(_ json: JSONValue, at path: [any CodingKey]) {
        self.json = json
        self.path = path
    }

    /// Decodes a type from this value.
    ///
    /// The value may be decoded several times, as several types: all may ask.
    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        if let json = json as? T { return json }
        return try T(from: StrictDecoder(node: self))
    }

    func child(_ json: JSONValue, at key: any CodingKey) -> StrictNode {
        let child = StrictNode(json, at: path + [key])
        children.append(child)
        return child
    }

    func members() throws -> [String: JSONValue] {
        guard case .object(let members) = json else { throw mismatch("an object") }
        isKeyed = true
        return members
    }

    func items() throws -> [JSONValue] {
        guard case .array(let items) = json else { throw mismatch("an array") }
        return items
    }

    func ask(_ key: any CodingKey) { asked.insert(key.stringValue) }

    /// Throws at the first member, by name, that was not asked for.
    func refuseUnasked() throws(HTTPProblem) {
        if isKeyed, case .object(let members) = json,
            let name = members.keys.filter({ !asked.contains($0) }).min()
        {
            let pointer = JSONPointer(path + [PathKey(stringValue: name)])
            throw .field(pointer.description, "There is no such field.")
        }
        for child in children { try child.refuseUnasked() }
    }

    func mismatch(_ wanted: String) -> DecodingError {
        .typeMismatch(
            JSONValue.self,
            DecodingError.Context(codingPath: path, debugDescription: "The value is \(json.kind), not \(wanted).")
        )
    }
}
