/// Reads request lines and header fields as they come.
struct HeadReader {
    private let limits: HTTPLimits
    private var line: RequestLine?
    private var section: FieldSection
    private var emptyLines = 0

    init(_ limits: HTTPLimits) {
        self.limits = limits
        section = FieldSection(limits)
    }

    /// Whether a part of a request has come.
    var hasBegun: Bool { line != nil || emptyLines > 0 }

    /// The whole head; nil while its end has not come.
    mutating func next(_ input: inout InputBuffer) throws(HTTPProblem) -> RequestHead? {
        let tooLong = HTTPProblem(414, "The request line is longer than \(limits.requestLine) bytes.")
        while line == nil {
            guard let bytes = try input.line(limit: limits.requestLine, orElse: tooLong) else { return nil }
            if bytes.isEmpty { try skip() } else { line = try RequestLine(bytes) }
        }
        guard let line, let fields = try section.next(&input) else { return nil }
        self = HeadReader(limits)
        return try RequestHead(line, fields)
    }

    /// Some clients send an empty line after a body (RFC 9112 §2.2); nobody sends many.
    private mutating func skip() throws(HTTPProblem) {
        emptyLines += 1
        if emptyLines > 2 { throw HTTPProblem(400, "There are empty lines instead of a request.") }
    }
}
