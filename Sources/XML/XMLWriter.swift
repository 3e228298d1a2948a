private import Glibc

/// Writes XML straight into bytes: the only code that escapes anything.
///
/// Names are the program's own literals; whatever comes from outside goes through `text` or an attribute's value. The
/// buffer is the writer's own: an array would check its owner and its room at each of a hundred small appends.
@safe package struct XMLWriter: ~Copyable {
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    /// Makes an empty writer with room for a usual answer.
    package init(capacity: Int = 2048) {
        self.capacity = max(capacity, 64)
        unsafe buffer = .allocate(capacity: self.capacity)
    }

    deinit { unsafe buffer.deallocate() }

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
        open(name)
        text(content)
        close(name)
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
        put(UInt8(ascii: "<"))
        raw(name)
        put(UInt8(ascii: ">"))
    }

    /// Writes an end tag.
    package mutating func close(_ name: StaticString) {
        raw("</")
        raw(name)
        put(UInt8(ascii: ">"))
    }

    /// Writes markup as it stands.
    package mutating func raw(_ markup: StaticString) {
        unsafe put(markup.utf8Start, markup.utf8CodeUnitCount)
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
        unsafe put(start, bytes.count)
    }

    @inline(__always)
    private mutating func put(_ start: UnsafePointer<UInt8>, _ length: Int) {
        if capacity - count < length { grow(by: length) }
        unsafe memcpy(buffer + count, start, length)
        count += length
    }

    @inline(never)
    private mutating func grow(by length: Int) {
        let larger = max(capacity * 2, count + length)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        unsafe moved.update(from: buffer, count: count)
        unsafe buffer.deallocate()
        unsafe buffer = moved
        capacity = larger
    }
}
