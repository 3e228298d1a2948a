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
        guard HTTPMethod.implemented.contains(method) else {
            throw HTTPProblem(501, "This server does not implement the method.")
        }
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
