import JSON
import Network

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
        self = ErrorShape.problemDetails.response(problem)
    }
}

/// What a handler says to a request: the answer, or when to ask again (long polling).
package enum HTTPReply: Sendable {
    case now(HTTPResponse)
    /// Nothing to say yet.
    ///
    /// The closure is called after the time, unless the client has gone by then.
    case later(after: Duration, retry: @Sendable (_ now: Monotonic) -> HTTPReply)
    /// There is nothing to answer before something happens.
    ///
    /// The closure is called when it comes, or after the time at the latest.
    case awaiting(HTTPSubscription, atMost: Duration, retry: @Sendable (_ now: Monotonic) -> HTTPReply)
    /// An answer whose body comes bit by bit, and ends with the connection (RFC 9112 §6.3).
    ///
    /// The response is its head; what body it has comes first.
    case stream(HTTPResponse, any HTTPStream)
    /// None will come: the connection is ended in this way.
    case lost(by: Output.Step)
}

/// The statuses in use.
enum HTTPStatus {
    /// The phrase of RFC 9110 §15 for a status.
    static func phrase(of status: Int) -> String { phrases[status] ?? "Status" }

    /// Whether an answer with this status never has a body (RFC 9110 §6.4.1).
    static func isBodiless(_ status: Int) -> Bool { status == 204 || status == 304 }

    private static let phrases: [Int: String] = [
        100: "Continue", 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 301: "Moved Permanently",
        303: "See Other", 304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect",
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 410: "Gone", 411: "Length Required",
        412: "Precondition Failed", 413: "Content Too Large", 414: "URI Too Long", 415: "Unsupported Media Type",
        417: "Expectation Failed", 421: "Misdirected Request", 422: "Unprocessable Content",
        428: "Precondition Required",
        429: "Too Many Requests", 431: "Request Header Fields Too Large", 500: "Internal Server Error",
        501: "Not Implemented", 503: "Service Unavailable", 505: "HTTP Version Not Supported",
    ]
}
