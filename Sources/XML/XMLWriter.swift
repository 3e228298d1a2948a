private import Glibc

/// Writes XML straight into bytes: the only code that escapes anything.
///
/// Names are the program's own literals; whatever comes from outside goes through `text` or an attribute's value. The
/// buffer is the writer's own: an array would check its owner and its capacity at each of a hundred small appends.
@safe package struct XMLWriter: ~Copyable {
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    var count = 0
    /// Whose memory it is, if it is not the writer's own.
    private let page: WritingPage?

    /// As much as the C library gives out in the fastest way, and as most answers need.
    package static let usualCapacity = 1024

    /// Makes an empty writer with memory of its own.
    package init(capacity: Int = usualCapacity) {
        self.capacity = max(capacity, 64)
        unsafe buffer = WritingPage.allocate(self.capacity)
        page = nil
    }

    /// Makes an empty writer that writes on a page, which has its memory back when the writer is done.
    package init(on page: WritingPage) {
        (unsafe buffer, capacity) = unsafe page.take()
        self.page = page
    }

    deinit { if let page { unsafe page.putBack(buffer, capacity) } else { unsafe free(buffer) } }

    /// What is written so far.
    package var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: buffer, count: count)) }

    /// Hands out what is written.
    package consuming func finish() -> [UInt8] { bytes }

    /// Writes the XML declaration.
    package mutating func declaration() {
        raw(#"<?xml version="1.0" encoding="UTF-8" standalone="no"?>"#)
    }

    /// Writes an element and what the body writes inside.
    package mutating func element(
        _ name: StaticString,
        _ attributes: KeyValuePairs<StaticString, String>,
        _ body: (inout XMLWriter) -> Void
    ) {
        open(name, attributes)
        body(&self)
        close(name)
    }

    /// Writes an element without attributes and what the body writes inside.
    package mutating func element(_ name: StaticString, _ body: (inout XMLWriter) -> Void) {
        open(name)
        body(&self)
        close(name)
    }

    /// Writes an element with text inside.
    package mutating func element(
        _ name: StaticString,
        _ attributes: KeyValuePairs<StaticString, String>,
        text content: String
    ) {
        open(name, attributes)
        text(content)
        close(name)
    }

    /// Writes an element without attributes and with text inside.
    package mutating func element(_ name: StaticString, text content: String) {
        let tags = 2 * name.utf8CodeUnitCount + 5
        let isPlain: Bool? = unsafe content.utf8.withContiguousStorageIfAvailable { utf8 in
            makeRoom(for: tags + utf8.count)
            let start = count
            addOpening(name)
            guard unsafe addPlain(utf8) == utf8.count else {
                count = start
                return false
            }
            addClosing(name)
            return true
        }
        if isPlain == true { return }
        open(name)
        text(content)
        close(name)
    }

    /// The caller has reserved the bytes.
    @inline(__always)
    mutating func addOpening(_ name: StaticString) {
        add(UInt8(ascii: "<"))
        addShort(name)
        add(UInt8(ascii: ">"))
    }

    /// The caller has reserved the bytes.
    @inline(__always)
    mutating func addClosing(_ name: StaticString) {
        add(UInt8(ascii: "<"))
        add(UInt8(ascii: "/"))
        addShort(name)
        add(UInt8(ascii: ">"))
    }

    /// The caller has reserved the bytes.
    ///
    /// Eight bytes at a time, the last eight perhaps twice: a name is copied before a call of memcpy has begun.
    @inline(__always)
    mutating func addShort(_ markup: StaticString) {
        let length = markup.utf8CodeUnitCount
        guard length >= 8 else { return add(markup) }
        let from = unsafe UnsafeRawPointer(markup.utf8Start)
        let to = unsafe UnsafeMutableRawPointer(buffer + count)
        var done = 0
        while done + 8 < length {
            unsafe to.storeBytes(
                of: from.loadUnaligned(fromByteOffset: done, as: UInt64.self),
                toByteOffset: done,
                as: UInt64.self
            )
            done += 8
        }
        unsafe to.storeBytes(
            of: from.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self),
            toByteOffset: length - 8,
            as: UInt64.self
        )
        count += length
    }

    /// Writes an element with one attribute and what the body writes inside.
    package mutating func element(
        _ name: StaticString,
        _ attribute: (name: StaticString, value: String),
        _ body: (inout XMLWriter) -> Void
    ) {
        open(name, attribute)
        body(&self)
        close(name)
    }

    /// Writes an element with one attribute and with text inside.
    package mutating func element(
        _ name: StaticString,
        _ attribute: (name: StaticString, value: String),
        text content: String
    ) {
        open(name, attribute)
        text(content)
        close(name)
    }

    /// Writes an element with one attribute and nothing inside.
    package mutating func empty(_ name: StaticString, _ attribute: (name: StaticString, value: String)) {
        startTag(name, attribute)
        raw("/>")
    }

    /// Writes a start tag with one attribute; `close` with the same name must follow.
    package mutating func open(_ name: StaticString, _ attribute: (name: StaticString, value: String)) {
        startTag(name, attribute)
        put(UInt8(ascii: ">"))
    }

    /// Writes an element with nothing inside.
    package mutating func empty(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) {
        startTag(name, attributes)
        raw("/>")
    }

    /// Writes a start tag; `close` with the same name must follow.
    package mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        startTag(name, attributes)
        put(UInt8(ascii: ">"))
    }

    /// Writes a start tag without attributes; `close` with the same name must follow.
    package mutating func open(_ name: StaticString) {
        makeRoom(for: name.utf8CodeUnitCount + 2)
        addOpening(name)
    }

    /// Writes an end tag.
    package mutating func close(_ name: StaticString) {
        makeRoom(for: name.utf8CodeUnitCount + 3)
        addClosing(name)
    }

    /// Writes markup as it stands.
    package mutating func raw(_ markup: StaticString) {
        makeRoom(for: markup.utf8CodeUnitCount)
        add(markup)
    }

    /// Writes bytes as they stand: they must be well-formed UTF-8 that a writer made before.
    package mutating func raw(_ markup: [UInt8]) {
        unsafe markup.withUnsafeBufferPointer { unsafe put($0) }
    }

    /// Writes ASCII as it stands: digits and marks that need no escape.
    package mutating func raw(_ markup: Span<UInt8>) {
        unsafe markup.withUnsafeBufferPointer { unsafe put($0) }
    }

    /// Writes a number without making a string of it.
    package mutating func integer(_ value: Int) {
        if value < 0 { put(UInt8(ascii: "-")) }
        var divisor: UInt = 1
        while value.magnitude / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value.magnitude / divisor % 10))
            divisor /= 10
        }
    }

    private mutating func startTag(_ name: StaticString, _ attribute: (name: StaticString, value: String)) {
        let markup = name.utf8CodeUnitCount + attribute.name.utf8CodeUnitCount + 5
        let isPlain: Bool? = unsafe attribute.value.utf8.withContiguousStorageIfAvailable { utf8 in
            makeRoom(for: markup + utf8.count)
            let start = count
            add(UInt8(ascii: "<"))
            addShort(name)
            add(UInt8(ascii: " "))
            addShort(attribute.name)
            add("=\"")
            guard unsafe addPlain(utf8) == utf8.count else {
                count = start
                return false
            }
            add(UInt8(ascii: "\""))
            return true
        }
        if isPlain == true { return }
        put(UInt8(ascii: "<"))
        raw(name)
        put(UInt8(ascii: " "))
        raw(attribute.name)
        attributeValue(attribute.value)
    }

    private mutating func startTag(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        put(UInt8(ascii: "<"))
        raw(name)
        for (name, value) in attributes {
            put(UInt8(ascii: " "))
            raw(name)
            attributeValue(value)
        }
    }

    mutating func put(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        unsafe buffer[count] = byte
        count += 1
    }

    mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        makeRoom(for: bytes.count)
        unsafe add(start, bytes.count)
    }

    @inline(__always)
    mutating func makeRoom(for length: Int) {
        if capacity - count < length { grow(by: length) }
    }

    /// The caller has reserved the bytes.
    @inline(__always)
    mutating func add(_ byte: UInt8) {
        unsafe buffer[count] = byte
        count += 1
    }

    /// The caller has reserved the bytes.
    @inline(__always)
    mutating func add(_ start: UnsafePointer<UInt8>, _ length: Int) {
        unsafe memcpy(buffer + count, start, length)
        count += length
    }

    /// The caller has reserved the bytes.
    @inline(__always)
    mutating func add(_ markup: StaticString) {
        unsafe add(markup.utf8Start, markup.utf8CodeUnitCount)
    }

    /// The caller has reserved the bytes: six for each of the text, as that is the longest escape.
    @inline(__always)
    mutating func addPlain(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        guard let from = unsafe UnsafeRawPointer(text.baseAddress) else { return 0 }
        let to = unsafe UnsafeMutableRawPointer(buffer + count)
        var done = 0
        while done + 8 <= text.count {
            let word = unsafe from.loadUnaligned(fromByteOffset: done, as: UInt64.self)
            if Self.mayNeedEscape(word) { break }
            unsafe to.storeBytes(of: word, toByteOffset: done, as: UInt64.self)
            done += 8
        }
        // The last eight once more, as a word, rather than the rest by bytes.
        if done > 0, done < text.count, done + 8 > text.count,
            case let word = unsafe from.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self),
            !Self.mayNeedEscape(word)
        {
            unsafe to.storeBytes(of: word, toByteOffset: text.count - 8, as: UInt64.self)
            done = text.count
        }
        while done < text.count, case let byte = unsafe text[done], !Self.mayNeedEscape(byte) {
            unsafe to.storeBytes(of: byte, toByteOffset: done, as: UInt8.self)
            done += 1
        }
        count += done
        return done
    }

    /// Control characters, `"`, `&`, `<`, `>`, and the lead byte of U+FFFE and U+FFFF.
    @inline(__always)
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte <= 0x3E && (byte < 0x20 || byte | 4 == 0x26 || byte | 2 == 0x3E) || byte == 0xEF
    }

    /// The same for eight bytes at once; rarely also true where none is.
    @inline(__always)
    private static func mayNeedEscape(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let quotes = (word | ones &* 4) ^ ones &* 0x26
        let angles = (word | ones &* 2) ^ ones &* 0x3E
        let leads = word ^ ones &* 0xEF
        let found =
            ((word &- ones &* 0x20) & ~word) | ((quotes &- ones) & ~quotes) | ((angles &- ones) & ~angles)
            | ((leads &- ones) & ~leads)
        return found & tops != 0
    }

    @inline(never)
    private mutating func grow(by length: Int) {
        let larger = max(capacity * 2, count + length)
        let moved = unsafe WritingPage.allocate(larger)
        unsafe memcpy(moved, buffer, count)
        unsafe free(buffer)
        unsafe buffer = moved
        capacity = larger
    }
}
