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

/// The first line of a request (RFC 9112 §3).
struct RequestLine {
    let method: String
    let target: RequestTarget
    /// Whether the client speaks HTTP/1.1, and not 1.0.
    let isCurrent: Bool

    /// Reads a line without its CRLF.
    ///
    /// There is exactly one space between the parts: what is lenient here is read differently by others.
    init(_ line: ArraySlice<UInt8>) throws(HTTPProblem) {
        let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(\.isTokenByte) else {
            throw HTTPProblem(400, "The request line is not a method, a target and a version (RFC 9112 section 3).")
        }
        isCurrent = try Self.isCurrent(parts[2])
        method = String(decoding: parts[0], as: UTF8.self)
        target = try RequestTarget(parts[1])
    }

    private static func isCurrent(_ bytes: ArraySlice<UInt8>) throws(HTTPProblem) -> Bool {
        let version = Array(bytes)
        guard version.count == 8, version.starts(with: Array("HTTP/".utf8)), version[5].isDigit,
            version[6] == UInt8(ascii: "."), version[7].isDigit
        else { throw HTTPProblem(400, "The version is not of the form HTTP/1.1 (RFC 9112 section 2.3).") }
        guard version[5] == UInt8(ascii: "1") else { throw HTTPProblem(505, "This server speaks HTTP/1.1.") }
        // A higher minor version is to be taken for the highest known (RFC 9110 §2.5).
        return version[7] != UInt8(ascii: "0")
    }
}
