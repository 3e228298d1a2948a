private import Glibc

/// A document as UTF-8 without byte order mark and with a NUL behind it, so that libxml2 can read it in place.
///
/// Only UTF-8 and UTF-16 are taken (RFC 5730 section 5), whatever libxml2 and iconv could read besides.
struct DocumentText {
    private var bytes: [UInt8] = []

    /// A buffer that one huge document has stretched is not kept.
    private static let keptCapacity = 256 << 10

    /// Takes a document over, recoded where need be, and refuses what is in another encoding or holds a NUL.
    mutating func take(_ source: Span<UInt8>, limit: Int) throws(XMLError) {
        guard source.count <= limit else { throw .tooLong(limit: limit) }
        bytes.removeAll(keepingCapacity: true)
        if let order = ByteOrder(of: source) {
            try recode(source, order)
            try refuseLabel(unless: \.isUTF16)
        } else {
            unsafe source.withUnsafeBufferPointer { unsafe appendWithoutMark($0) }
            try refuseLabel(unless: \.isUTF8)
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
        unsafe bytes.withUnsafeBufferPointer { unsafe body($0) }
    }

    private var holdsNUL: Bool {
        unsafe bytes.withUnsafeBytes { document in
            guard let start = document.baseAddress else { return false }
            return unsafe memchr(start, 0, document.count) != nil
        }
    }

    /// What nearly every document begins with needs no closer look.
    private var beginsAsUsual: Bool {
        let usual: StaticString = #"<?xml version="1.0" encoding="UTF-8""#
        return unsafe bytes.count > usual.utf8CodeUnitCount
            && bytes.withUnsafeBytes { document in
                guard let start = document.baseAddress else { return false }
                return unsafe memcmp(start, usual.utf8Start, usual.utf8CodeUnitCount) == 0
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
        guard !beginsAsUsual, let label = EncodingLabel(in: bytes), !isRight(label) else { return }
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
