/// Reads one line of a header or trailer section (RFC 9112 §5).
enum FieldLine {
    static func read(_ line: ArraySlice<UInt8>) throws(HTTPProblem) -> HTTPField {
        if line.first == 0x20 || line.first == 0x09 {
            throw HTTPProblem(400, "A header field is folded onto a second line (RFC 9112 section 5.2).")
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
            throw HTTPProblem(400, "A header line has no name and colon (RFC 9112 section 5).")
        }
        // White space before the colon has led to request smuggling (RFC 9112 §5.1).
        guard line[..<colon].allSatisfy(\.isTokenByte) else {
            throw HTTPProblem(
                400,
                "The name of a header field has a character that no name has (RFC 9112 section 5.1)."
            )
        }
        let value = line[line.index(after: colon)...]
        guard value.allSatisfy(\.isFieldByte) else {
            throw HTTPProblem(400, "The value of a header field has a control character (RFC 9110 section 5.5).")
        }
        return HTTPField(
            String(decoding: line[..<colon], as: UTF8.self),
            String(decoding: value, as: UTF8.self).trimmingSpace
        )
    }
}
