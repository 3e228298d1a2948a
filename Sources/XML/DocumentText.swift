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
}
