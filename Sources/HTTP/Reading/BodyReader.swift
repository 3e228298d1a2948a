/// Reads a body as it comes: a number of bytes, or chunks (RFC 9112 §7.1).
///
/// It takes memory only for what has come.
struct BodyReader {
    private enum State {
        case plain(left: Int)
        case size
        case chunk(left: Int)
        case chunkEnd
        case trailer(FieldSection)
    }

    private let limits: HTTPLimits
    /// Bytes, decoded.
    private let most: Int
    private let share: BodyShare
    private var state: State
    private var body: [UInt8] = []

    /// A body of at most so many bytes, which is counted against the budget for as long as the reader lives.
    init(
        _ framing: RequestHead.Framing,
        atMost most: Int,
        _ limits: HTTPLimits,
        of budget: BodyBudget
    ) throws(HTTPProblem) {
        self.limits = limits
        self.most = most
        share = BodyShare(of: budget)
        switch framing {
        case .none: state = .plain(left: 0)
        case .length(let length):
            if length > most { throw Self.tooLarge(most) }
            state = .plain(left: length)
        case .chunked: state = .size
        }
    }

    /// The whole body; nil while its end has not come.
    mutating func next(_ input: inout InputBuffer) throws(HTTPProblem) -> [UInt8]? {
        while true {
            switch state {
            case .plain(let left):
                let rest = try take(left, &input)
                state = .plain(left: rest)
                return rest == 0 ? body : nil
            case .size:
                guard let line = try input.line(limit: Self.sizeLineLimit, orElse: Self.badSize) else { return nil }
                let size = try size(line)
                state = size == 0 ? .trailer(FieldSection(limits)) : .chunk(left: size)
            case .chunk(let left):
                let rest = try take(left, &input)
                state = rest == 0 ? .chunkEnd : .chunk(left: rest)
                if rest > 0 { return nil }
            case .chunkEnd:
                guard try input.line(limit: 0, orElse: Self.badEnd) != nil else { return nil }
                state = .size
            case .trailer(var section):
                // Nobody here asks for trailer fields, but they must be well formed and few.
                let fields = try section.next(&input)
                state = .trailer(section)
                return fields == nil ? nil : body
            }
        }
    }

    private mutating func take(_ left: Int, _ input: inout InputBuffer) throws(HTTPProblem) -> Int {
        let taken = input.take(left)
        if !taken.isEmpty { try share.grow(by: taken.count) }
        body += taken
        return left - taken.count
    }

    private func size(_ line: ArraySlice<UInt8>) throws(HTTPProblem) -> Int {
        let digits = line.prefix { $0.hexValue != nil }
        let extensions = line[digits.endIndex...]
        guard !digits.isEmpty, extensions.isEmpty || extensions.first == UInt8(ascii: ";"),
            extensions.allSatisfy(\.isFieldByte)
        else { throw Self.badSize }
        var size = 0
        for digit in digits {
            // Checked at each digit, so that it never leaves the range.
            size = size << 4 | Int(digit.hexValue ?? 0)
            if size > most - body.count { throw Self.tooLarge(most) }
        }
        return size
    }

    private static let sizeLineLimit = 256
    private static let badSize = HTTPProblem(400, "The line before a chunk is not its size (RFC 9112 section 7.1).")
    private static let badEnd = HTTPProblem(400, "A chunk is not followed by CRLF (RFC 9112 section 7.1).")

    private static func tooLarge(_ most: Int) -> HTTPProblem {
        HTTPProblem(413, "The body is larger than \(most) bytes.")
    }
}
