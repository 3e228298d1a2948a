import JSON

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
