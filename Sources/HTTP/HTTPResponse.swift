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

/// Writes answers as HTTP/1.1 has them (RFC 9112 §4, §6).
enum ResponseWriter {
    /// The interim answer that lets a client send its body (RFC 9110 §15.2.1).
    static let goOn = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    /// How the end of a body is told (RFC 9112 §6.3).
    enum Body {
        /// By its length.
        case whole
        /// By the last chunk.
        case chunked
        /// By the end of the connection.
        case untilTheEnd
    }

    /// A chunk; an empty one would be the last (RFC 9112 §7.1).
    static func chunk(_ bytes: [UInt8], isLast: Bool, _ output: inout [UInt8]) {
        if !bytes.isEmpty {
            line(String(bytes.count, radix: 16), &output)
            output += bytes
            line("", &output)
        }
        if isLast { output += Array("0\r\n\r\n".utf8) }
    }

    static func write(
        _ response: HTTPResponse,
        toHead isHead: Bool,
        closes: Bool,
        as body: Body = .whole,
        _ output: inout [UInt8]
    ) {
        var response = response
        // An interim or impossible status would leave the client waiting.
        if !(200...599).contains(response.status) { response = HTTPResponse(HTTPProblem(500)) }
        line("HTTP/1.1 \(response.status) \(HTTPStatus.phrase(of: response.status))", &output)
        for field in response.fields.all where !isOurs(field.name) && !field.name.isEmpty {
            line("\(field.name): \(field.value)", &output)
        }
        if response.fields.values(of: "Cache-Control").isEmpty { line("Cache-Control: no-store", &output) }
        line("X-Content-Type-Options: nosniff", &output)
        let hasBody = !HTTPStatus.isBodiless(response.status)
        if hasBody && body == .whole { line("Content-Length: \(response.body.count)", &output) }
        if hasBody && body == .chunked { line("Transfer-Encoding: chunked", &output) }
        if closes { line("Connection: close", &output) }
        line("", &output)
        if hasBody && !isHead { output += response.body }
    }

    /// What only this file may say: how long the body is, what becomes of the connection, and nothing to other origins.
    private static func isOurs(_ name: String) -> Bool {
        let name = name.lowercased()
        return ["content-length", "transfer-encoding", "connection", "x-content-type-options"].contains(name)
            || name.hasPrefix("access-control-")
    }

    /// A value with a line end in it must not become two fields.
    private static func line(_ text: String, _ output: inout [UInt8]) {
        for byte in text.utf8 { output.append(byte < 0x20 && byte != 0x09 || byte == 0x7f ? 0x20 : byte) }
        output += [0x0d, 0x0a]
    }
}
