import JSON

/// A whole request, as a handler sees it.
package struct HTTPRequest: Sendable, Equatable {
    package var method: String
    /// The path's segments, percent-decoded: an encoded slash stays inside its segment.
    ///
    /// None for the root.
    package var path: [String]
    package var query: [QueryItem]
    package var fields: HTTPFields
    package var body: [UInt8]
    /// The numeric address of whoever asks.
    package var address: String

    package init(
        _ method: String,
        path: [String],
        query: [QueryItem] = [],
        fields: HTTPFields = [:],
        body: [UInt8] = [],
        from address: String = ""
    ) {
        self.address = address
        self.method = method
        self.path = path
        self.query = query
        self.fields = fields
        self.body = body
    }

    /// The names and values of a form in the body.
    package func form() throws(HTTPProblem) -> [QueryItem] { try RequestTarget.items(body[...]) }

    /// The first value given under a name in the query.
    package func query(_ name: String) -> String? { query.first { $0.name == name }?.value }
}

/// One name and value of a query, decoded.
package struct QueryItem: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A request with what its route has read from the path.
package struct RoutedRequest: Sendable {
    package let http: HTTPRequest
    /// The values of the template's parameters.
    package let parameters: [String: String]

    package init(_ http: HTTPRequest, parameters: [String: String] = [:]) {
        self.http = http
        self.parameters = parameters
    }

    /// The value of a parameter of the template; empty for a name that the template doesn't have.
    package subscript(_ parameter: String) -> String { parameters[parameter] ?? "" }

    /// The value of a query parameter.
    package func query(_ name: String) -> String? { http.query(name) }

    /// A query parameter that is a number within a range.
    package func integer(_ name: String, in range: ClosedRange<Int>) throws(HTTPProblem) -> Int? {
        guard let text = query(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw .parameter(name, "It must be a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }
}

extension RoutedRequest {
    /// The body as a type, strictly read; every complaint names its place.
    package func decoded<T: Decodable>(_ type: T.Type) throws(HTTPProblem) -> T {
        let json = try json()
        do throws(JSONFault) {
            return try StrictDecoder.decode(type, from: json)
        } catch {
            throw HTTPProblem(error, in: json)
        }
    }

    /// The body as it is.
    package func json() throws(HTTPProblem) -> JSON {
        if http.body.isEmpty { throw HTTPProblem(400, "This operation needs a body.") }
        do throws(JSONFault) {
            return try JSONParser.parse(http.body)
        } catch {
            throw HTTPProblem(error)
        }
    }
}

extension HTTPReply {
    /// An answer with a value as JSON.
    package static func json(_ value: some Encodable, _ status: Int = 200, at location: String? = nil) -> HTTPReply {
        json(text: JSONText.bytes(of: value), status, at: location)
    }

    /// An answer with a JSON text.
    package static func json(text: [UInt8], _ status: Int = 200, at location: String? = nil) -> HTTPReply {
        var fields: HTTPFields = ["Content-Type": "application/json"]
        if let location { fields.append(HTTPField("Location", location)) }
        return .now(HTTPResponse(status, fields: fields, body: text))
    }

    /// Done, and nothing to say about it.
    package static var done: HTTPReply { .now(HTTPResponse(204)) }
}
