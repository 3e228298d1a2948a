/// What a request is for (RFC 9112 §3.2), in origin form, absolute form or, for OPTIONS, as an asterisk.
struct RequestTarget: Equatable {
    let path: [String]
    let query: [QueryItem]
    /// From an absolute form: it then counts instead of the Host field (RFC 9112 §3.2.2).
    let authority: String?

    init(_ bytes: ArraySlice<UInt8>) throws(HTTPProblem) {
        guard bytes.allSatisfy({ $0.isVisible && $0 != UInt8(ascii: "#") }) else {
            throw HTTPProblem(400, "The request target has a character that no URI has there (RFC 3986).")
        }
        if bytes.elementsEqual([UInt8(ascii: "*")]) {
            (path, query, authority) = (["*"], [], nil)
            return
        }
        let (authority, rest) = try Self.divide(bytes)
        let parts = rest.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        self.authority = authority
        path = try Self.segments(parts.first ?? [])
        query = try parts.count > 1 ? Self.items(parts[1]) : []
    }

    private static func divide(_ bytes: ArraySlice<UInt8>) throws(HTTPProblem) -> (String?, ArraySlice<UInt8>) {
        if bytes.first == UInt8(ascii: "/") { return (nil, bytes) }
        for scheme in ["http://", "https://"] {
            let start = String(decoding: bytes.prefix(scheme.utf8.count), as: UTF8.self)
            guard start.lowercased() == scheme else { continue }
            let rest = bytes.dropFirst(scheme.utf8.count)
            let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
            return (String(decoding: rest[..<end], as: UTF8.self), rest[end...])
        }
        throw HTTPProblem(400, "The request target is neither a path nor a whole URI (RFC 9112 section 3.2).")
    }

    private static func segments(_ bytes: ArraySlice<UInt8>) throws(HTTPProblem) -> [String] {
        var segments: [String] = []
        // Before the first slash there is nothing.
        for part in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst() {
            let segment = try decode(part)
            if segment == "." || segment == ".." {
                throw HTTPProblem(400, "The path has a dot segment (RFC 3986 section 5.2.4).")
            }
            segments.append(segment)
        }
        return segments == [""] ? [] : segments
    }

    /// The names and values of a query, or of a form (WHATWG URL §5.1).
    static func items(_ bytes: ArraySlice<UInt8>) throws(HTTPProblem) -> [QueryItem] {
        var items: [QueryItem] = []
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let value = pair.count > 1 ? try decode(pair[1], plusIsSpace: true) : ""
            items.append(QueryItem(try decode(pair[0], plusIsSpace: true), value))
        }
        return items
    }

    private static func decode(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool = false) throws(HTTPProblem) -> String {
        var decoded: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst()?.hexValue, let low = rest.popFirst()?.hexValue else {
                    throw HTTPProblem(
                        400,
                        "A percent sign is not followed by two hexadecimal digits (RFC 3986 section 2.1)."
                    )
                }
                decoded.append(high << 4 | low)
            } else {
                decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        guard let text = String(validating: decoded, as: UTF8.self), decoded.allSatisfy({ $0 >= 0x20 && $0 != 0x7f })
        else { throw HTTPProblem(400, "The request target decodes to something that is no text.") }
        return text
    }
}
