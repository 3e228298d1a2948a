import JSON

/// An answer.
///
/// How its body is delimited and whether the connection stays is not the handler's concern.
package struct HTTPResponse: Sendable, Equatable {
    package var status: Int
    package var fields: HTTPFields
    package var body: [UInt8]

    package init(_ status: Int, fields: HTTPFields = [:], body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// An answer with a JSON text.
    package init(_ status: Int = 200, json: JSONValue, fields: HTTPFields = [:], type: String = "application/json") {
        var fields = fields
        fields.append(HTTPField("Content-Type", type))
        self.init(status, fields: fields, body: json.bytes)
    }

    /// A problem told as RFC 9457 has it.
    package init(_ problem: HTTPProblem) {
        self.init(problem.status, json: problem.json, fields: problem.fields, type: "application/problem+json")
    }
}
