/// Writes XML straight into bytes: the only code that escapes anything.
///
/// Names are the program's own literals; whatever comes from outside goes through `text` or an attribute's value.
package struct XMLWriter: ~Copyable {
    /// What is written so far; a frame's header may be kept free at its start and filled in later.
    package var bytes: [UInt8]

    /// Makes an empty writer with room for a usual answer.
    package init(capacity: Int = 2048) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Forgets what was written, so that a loop can use the same buffer for the next answer.
    package mutating func removeAll(keepingCapacity: Bool = true) {
        bytes.removeAll(keepingCapacity: keepingCapacity)
    }

    /// Hands the bytes out without a copy.
    package consuming func finish() -> [UInt8] { bytes }

    /// Writes the XML declaration.
    package mutating func declaration() {
        raw(#"<?xml version="1.0" encoding="UTF-8" standalone="no"?>"#)
    }

    /// Writes an element and what the body writes inside.
    package mutating func element<E: Error>(
        _ name: StaticString,
        _ attributes: KeyValuePairs<StaticString, String> = [:],
        _ body: (inout XMLWriter) throws(E) -> Void
    ) throws(E) {
        open(name, attributes)
        try body(&self)
        close(name)
    }

    /// Writes an element with text inside.
    package mutating func element(
        _ name: StaticString,
        _ attributes: KeyValuePairs<StaticString, String> = [:],
        text content: String
    ) {
        open(name, attributes)
        text(content)
        close(name)
    }

    /// Writes an element with nothing inside.
    package mutating func empty(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) {
        startTag(name, attributes)
        raw("/>")
    }

    /// Writes a start tag; `close` with the same name must follow.
    package mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) {
        startTag(name, attributes)
        bytes.append(UInt8(ascii: ">"))
    }

    /// Writes an end tag.
    package mutating func close(_ name: StaticString) {
        raw("</")
        raw(name)
        bytes.append(UInt8(ascii: ">"))
    }

    /// Writes markup as it stands.
    package mutating func raw(_ markup: StaticString) {
        markup.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Writes bytes as they stand: they must be well-formed UTF-8 that a writer made before.
    package mutating func raw(_ markup: [UInt8]) {
        bytes.append(contentsOf: markup)
    }

    /// Writes a number without making a string of it.
    package mutating func integer(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = value.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    private mutating func startTag(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        bytes.append(UInt8(ascii: "<"))
        raw(name)
        for (name, value) in attributes {
            bytes.append(UInt8(ascii: " "))
            raw(name)
            attributeValue(value)
        }
    }
}
