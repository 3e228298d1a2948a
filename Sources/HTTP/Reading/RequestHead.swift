/// A request up to its body, and what that says about the body.
struct RequestHead {
    /// How the end of the body is found (RFC 9112 §6.3).
    enum Framing: Equatable {
        case none
        case length(Int)
        case chunked
    }

    let line: RequestLine
    let fields: HTTPFields
    let framing: Framing

    init(_ line: RequestLine, _ fields: HTTPFields) throws(HTTPProblem) {
        self.line = line
        self.fields = fields
        framing = try Self.framing(fields, isCurrent: line.isCurrent)
        for name in ["Host", "Content-Type", "Authorization", "Expect"] where fields.values(of: name).count > 1 {
            throw HTTPProblem(400, "The field \(name) is given more than once (RFC 9110 section 5.3).")
        }
    }

    var hasBody: Bool { framing != .none && framing != .length(0) }

    /// Whether the connection is to stay after the answer.
    ///
    /// HTTP/1.0 had no agreement about that worth keeping.
    var keepsAlive: Bool { line.isCurrent && !fields.list("Connection").contains("close") }

    /// Whether the client waits for our word before it sends the body (RFC 9110 §10.1.1).
    var expectsContinue: Bool { line.isCurrent && hasBody && fields["Expect"]?.lowercased() == "100-continue" }

    private static func framing(_ fields: HTTPFields, isCurrent: Bool) throws(HTTPProblem) -> Framing {
        let lengths = fields.values(of: "Content-Length")
        let codings = fields.values(of: "Transfer-Encoding")
        if !lengths.isEmpty && !codings.isEmpty {
            throw HTTPProblem(400, "Content-Length and Transfer-Encoding exclude each other (RFC 9112 section 6.2).")
        }
        if !codings.isEmpty { return try chunked(fields, isCurrent: isCurrent) }
        guard let length = lengths.first else { return .none }
        guard lengths.count == 1, !length.isEmpty, length.utf8.allSatisfy(\.isDigit) else {
            throw HTTPProblem(400, "Content-Length is not one number (RFC 9112 section 6.3).")
        }
        // A number beyond the range is beyond every limit too.
        return .length(Int(length) ?? .max)
    }

    private static func chunked(_ fields: HTTPFields, isCurrent: Bool) throws(HTTPProblem) -> Framing {
        let codings = fields.list("Transfer-Encoding")
        guard isCurrent else { throw HTTPProblem(400, "HTTP/1.0 has no Transfer-Encoding (RFC 9112 section 6.1).") }
        if codings.contains(where: { $0 != "chunked" }) {
            throw HTTPProblem(501, "The only transfer coding here is chunked (RFC 9112 section 6.1).")
        }
        guard codings.count == 1 else {
            throw HTTPProblem(400, "A body is chunked exactly once (RFC 9112 section 6.1).")
        }
        return .chunked
    }
}
