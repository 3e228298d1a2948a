import FoundationEssentials

/// Between JSON texts and types: strictly in, and plainly out.
package enum Strict {
    /// Decodes a body.
    ///
    /// What is no JSON is a 400; a value that is missing, of another type or unknown to the type a 422 that names it.
    package static func decode<T: Decodable>(_ type: T.Type, from body: [UInt8]) throws(HTTPProblem) -> T {
        try decode(type, from: try JSONReader.read(body))
    }

    /// Decodes a value, and refuses every member of an object that its type did not ask for.
    package static func decode<T: Decodable>(_ type: T.Type, from json: JSONValue) throws(HTTPProblem) -> T {
        do {
            let node = StrictNode(json, at: [])
            let value = try node.decode(type)
            try node.refuseUnasked()
            return value
        } catch let problem as HTTPProblem {
            throw problem
        } catch let error as DecodingError {
            throw problem(error)
        } catch {
            throw HTTPProblem(422, "The body has a value that can't be used.")
        }
    }

    /// Reads a JSON text.
    package static func json(_ body: [UInt8]) throws(HTTPProblem) -> JSONValue { try JSONReader.read(body) }

    /// The JSON value that a type encodes to.
    package static func json(of value: some Encodable) throws(HTTPProblem) -> JSONValue {
        let encoder = JSONEncoder()
        guard let data = try? encoder.encode(value) else { throw HTTPProblem(500, "An answer could not be encoded.") }
        return try JSONReader.read(Array(data))
    }

    private static func problem(_ error: DecodingError) -> HTTPProblem {
        switch error {
        case .keyNotFound(let key, let context):
            .field(JSONPointer(context.codingPath + [key]).description, "The field is missing.")
        case .dataCorrupted(let context):
            .field(JSONPointer(context.codingPath).description, "The value can't be used: \(context.debugDescription)")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            .field(JSONPointer(context.codingPath).description, context.debugDescription)
        @unknown default: HTTPProblem(422, "The body has a value that can't be used.")
        }
    }
}
