/// Takes a server's bytes apart into answers and looks for the first `code="` of each; no XML is parsed and nothing is
/// kept, so the load stays light.
package struct AnswerReader: Sendable {
    /// What a read has brought.
    package enum Event: Equatable, Sendable {
        /// A whole answer, with its result code.
        case answer(Int)
        /// A header that no answer can have.
        case badLength(UInt32)
    }

    /// Stands for the code of an answer that has none.
    package static let greeting = 0

    private static let mark = Array("code=\"".utf8)
    private static let largestFrame: UInt32 = 1 << 24
    private var headerBytes = 0
    private var header: UInt32 = 0
    private var rest = 0
    private var matched = 0
    private var digits = 0
    private var code = AnswerReader.greeting

    package init() {}

    /// The next event in the first `end` bytes, from a position that moves on; nil if all are used up.
    package mutating func next(in bytes: Span<UInt8>, end: Int, from position: inout Int) -> Event? {
        while position < end {
            if headerBytes < 4 {
                header = header << 8 | UInt32(bytes[position])
                position += 1
                headerBytes += 1
                if headerBytes == 4, !begin() { return .badLength(header) }
            } else if readBody(bytes, end, &position) {
                headerBytes = 0
                return .answer(code)
            }
        }
        return nil
    }

    /// The length counts its own four bytes (RFC 5734 §4).
    private mutating func begin() -> Bool {
        guard header > 4, header <= AnswerReader.largestFrame else { return false }
        rest = Int(header) - 4
        (matched, digits, code) = (0, 0, AnswerReader.greeting)
        return true
    }

    /// True at the end of an answer.
    private mutating func readBody(_ bytes: Span<UInt8>, _ end: Int, _ position: inout Int) -> Bool {
        let stop = min(end, position + rest)
        rest -= stop - position
        while position < stop, digits < 4 {
            look(at: bytes[position])
            position += 1
        }
        position = stop
        return rest == 0
    }

    private mutating func look(at byte: UInt8) {
        if matched == AnswerReader.mark.count {
            digits += 1
            code = code * 10 + Int(byte) - Int(UInt8(ascii: "0"))
        } else if byte == AnswerReader.mark[matched] {
            matched += 1
        } else {
            matched = byte == AnswerReader.mark[0] ? 1 : 0
        }
    }
}
