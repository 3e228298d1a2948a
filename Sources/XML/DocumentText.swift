private import Glibc

/// A document as UTF-8 without byte order mark and with a NUL behind it, so that libxml2 can read it in place.
///
/// Only UTF-8 and UTF-16 are taken (RFC 5730 section 5), whatever libxml2 and iconv could read besides.
struct DocumentText {
    private var bytes: [UInt8] = []
    /// Where the text begins that is left to read: behind a declaration that says nothing new.
    private var start = 0

    /// A buffer that one huge document has stretched is not kept.
    private static let keptCapacity = 256 << 10
    /// Places in a document are 32 bits wide.
    private static let longest = 1 << 30

    /// Takes a document over, recoded where need be, and refuses what is in another encoding or holds a NUL.
    mutating func take(_ source: Span<UInt8>, limit: Int) throws(XMLError) {
        let limit = min(limit, Self.longest)
        guard source.count <= limit else { throw .tooLong(limit: limit) }
        bytes.removeAll(keepingCapacity: true)
        if let order = ByteOrder(of: source) {
            try recode(source, order)
            start = 0
            try refuseLabel(unless: \.isUTF16)
        } else {
            unsafe source.withUnsafeBufferPointer { unsafe appendWithoutMark($0) }
            start = lengthOfPlainDeclaration
            if start == 0 { try refuseLabel(unless: \.isUTF8) }
        }
        guard !holdsNUL else { throw .nulByte }
        bytes.append(0)
        try refuseStrangeStart()
    }

    /// Drops the text, which may hold secrets, and the buffer too when it has grown large.
    mutating func forget() {
        bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptCapacity)
    }

    /// A copy of the text, without the NUL behind it.
    var copy: [UInt8] { Array(bytes[start..<max(start, bytes.count - 1)]) }

    /// Hands the text out, the NUL behind it included.
    func withText<Answer>(_ body: (UnsafeBufferPointer<UInt8>) -> Answer) -> Answer {
        unsafe bytes.withUnsafeBufferPointer { unsafe body(UnsafeBufferPointer(rebasing: $0[start...])) }
    }

    private var holdsNUL: Bool {
        unsafe bytes.withUnsafeBytes { document in
            guard let start = document.baseAddress else { return false }
            return unsafe memchr(start, 0, document.count) != nil
        }
    }

    /// The length of the declaration that nearly every document begins with, 0 where it begins otherwise.
    ///
    /// It says only what holds without it (XML 1.0 section 2.8), and libxml2 would make three strings of it. Where
    /// anything but white space or a tag follows, libxml2 has to see the whole.
    private var lengthOfPlainDeclaration: Int {
        guard let length = Self.plainDeclarations.first(where: begins)?.utf8CodeUnitCount, length + 1 < bytes.count
        else { return 0 }
        switch (bytes[length], bytes[length + 1]) {
        case (0x20, _), (0x0A, _), (0x0D, _): return length
        case (UInt8(ascii: "<"), let next) where next != UInt8(ascii: "?"): return length
        default: return 0
        }
    }

    private static let plainDeclarations: [StaticString] = [
        #"<?xml version="1.0" encoding="UTF-8" standalone="no"?>"#,
        #"<?xml version="1.0" encoding="UTF-8"?>"#,
    ]

    private func begins(with beginning: StaticString) -> Bool {
        unsafe bytes.withUnsafeBytes { document in
            guard let start = document.baseAddress, document.count >= beginning.utf8CodeUnitCount else { return false }
            return unsafe memcmp(start, beginning.utf8Start, beginning.utf8CodeUnitCount) == 0
        }
    }

    private mutating func appendWithoutMark(_ source: UnsafeBufferPointer<UInt8>) {
        let hasMark = unsafe source.starts(with: [0xEF, 0xBB, 0xBF])
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[(hasMark ? 3 : 0)...]))
    }

    private mutating func recode(_ source: Span<UInt8>, _ order: ByteOrder) throws(XMLError) {
        guard source.count.isMultiple(of: 2) else { throw .notWellFormed(line: 1, message: "half a UTF-16 unit") }
        var units: [UInt16] = []
        units.reserveCapacity(source.count / 2)
        for index in stride(from: order.hasMark ? 2 : 0, to: source.count, by: 2) {
            let (low, high) = order.isLittle ? (index, index + 1) : (index + 1, index)
            units.append(UInt16(source[low]) | UInt16(source[high]) << 8)
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw .notWellFormed(line: 1, message: "not proper UTF-16")
        }
        bytes.append(contentsOf: text.utf8)
    }

    /// Libxml2 is told to ignore the label, so it is judged here.
    private func refuseLabel(unless isRight: (EncodingLabel) -> Bool) throws(XMLError) {
        guard let label = EncodingLabel(in: bytes), !isRight(label) else { return }
        throw .unsupportedEncoding(label.shown)
    }

    /// Nothing but white space or markup can begin a document; libxml2 would take some such bytes for EBCDIC.
    private func refuseStrangeStart() throws(XMLError) {
        switch bytes[0] {
        case UInt8(ascii: "<"), 0x20, 0x09, 0x0A, 0x0D: return
        case 0: throw .notWellFormed(line: 1, message: "the document is empty")
        default: throw .notWellFormed(line: 1, message: "text before the root element")
        }
    }
}

extension [UInt8] {
    /// Copies bytes that somebody else owns, all at once.
    package init(copying span: Span<UInt8>) {
        self = unsafe span.withUnsafeBufferPointer { unsafe Array($0) }
    }

    /// Appends bytes that somebody else owns, all at once.
    package mutating func append(copying span: Span<UInt8>) {
        unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }

    /// Writes bytes that somebody else owns over as many of one's own, all at once.
    package mutating func replace(at index: Int, copying span: Span<UInt8>) {
        precondition(index >= 0 && span.count <= count - index)
        unsafe withUnsafeMutableBytes { own in
            let place = unsafe UnsafeMutableRawBufferPointer(rebasing: own[index...])
            unsafe span.withUnsafeBytes { unsafe place.copyMemory(from: $0) }
        }
    }
}

/// The name of an encoding in an XML declaration.
struct EncodingLabel {
    private let name: [UInt8]

    /// Nil when the document has no XML declaration, or one without a label.
    init?(in document: [UInt8]) {
        guard document.starts(with: Self.declaration) else { return nil }
        let head = document[..<(document.firstIndex(of: UInt8(ascii: ">")) ?? document.endIndex)]
        guard let label = Self.quoted(after: Self.keyword, in: head) else { return nil }
        name = label.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    var isUTF8: Bool { Self.namesOfUTF8.contains(name) }
    var isUTF16: Bool { Self.namesOfUTF16.contains(name) }

    /// The label as an error may show it: short, and without anything that could disturb a log.
    var shown: String {
        let plain = name.prefix(40).filter { $0 > 0x20 && $0 < 0x7F }
        return String(decoding: plain, as: UTF8.self)
    }

    private static let declaration = Array("<?xml".utf8)
    private static let keyword = Array("encoding".utf8)
    private static let namesOfUTF8 = ["utf-8", "utf8", "us-ascii", "ascii"].map { Array($0.utf8) }
    private static let namesOfUTF16 = ["utf-16", "utf16", "utf-16le", "utf-16be"].map { Array($0.utf8) }

    /// The quoted text that follows a word and an equals sign.
    private static func quoted(after word: [UInt8], in head: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let start = head.indices.first(where: { head[$0...].starts(with: word) }) else { return nil }
        let rest = head[(start + word.count)...]
        guard let open = rest.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }) else {
            return nil
        }
        let inside = rest[(open + 1)...]
        return inside[..<(inside.firstIndex(of: rest[open]) ?? inside.endIndex)]
    }
}

/// How a UTF-16 document stores its units, found from its first bytes as appendix F of XML 1.0 describes.
struct ByteOrder {
    let isLittle: Bool
    let hasMark: Bool

    /// Nil when the bytes are not UTF-16.
    init?(of bytes: Span<UInt8>) {
        guard bytes.count >= 2 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE): (isLittle, hasMark) = (true, true)
        case (0xFE, 0xFF): (isLittle, hasMark) = (false, true)
        case (UInt8(ascii: "<"), 0): (isLittle, hasMark) = (true, false)
        case (0, UInt8(ascii: "<")): (isLittle, hasMark) = (false, false)
        default: return nil
        }
    }
}
